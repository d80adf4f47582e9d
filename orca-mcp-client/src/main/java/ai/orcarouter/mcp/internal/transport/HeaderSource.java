/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.time.Duration;
import java.util.List;

/**
 * Where the credentials for a server come from. Asked for every request to the server, and never for one to another
 * origin. Thread-safe; may block up to {@code timeout}.
 */
public interface HeaderSource {
    /**
     * The fields to send.
     *
     * @throws UpstreamException when there are none to be had; the request then is not sent
     */
    RequestHeaders headers(Duration timeout) throws UpstreamException;

    /**
     * Fields newer than those that the server refused with 401. Asked at most once for a request.
     *
     * @param refused what was sent, the same object that this source gave
     * @param challenges the values of {@code WWW-Authenticate}: untrusted, at most 16 of 4,096 characters
     * @return the new fields, or {@code refused} itself when there are no others
     */
    RequestHeaders refreshed(RequestHeaders refused, List<String> challenges, Duration timeout)
            throws UpstreamException;

    /** Always the same fields. */
    static HeaderSource fixed(RequestHeaders headers) {
        return new HeaderSource() {
            @Override
            public RequestHeaders headers(Duration timeout) {
                return headers;
            }

            @Override
            public RequestHeaders refreshed(RequestHeaders refused, List<String> challenges, Duration timeout) {
                return refused;
            }
        };
    }

    /** No credentials. */
    static HeaderSource none() {
        return fixed(RequestHeaders.none());
    }
}
