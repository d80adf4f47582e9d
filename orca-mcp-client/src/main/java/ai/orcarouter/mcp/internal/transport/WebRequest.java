/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One plain request, for tokens and discovery documents. Says nothing of headers and body in {@code toString}.
 *
 * @param path absolute path with query, as {@code /token}; null for that of the target
 * @param accept the media type wanted
 * @param headers credentials
 * @param contentType of the body
 * @param body null for a GET, else what a POST sends in UTF-8
 * @param timeout for everything from the look-up to the end of the answer
 * @param maxBody bytes of the answer
 */
public record WebRequest(
        @Nullable String path,
        String accept,
        RequestHeaders headers,
        String contentType,
        @Nullable String body,
        Duration timeout,
        int maxBody) {
    /** A GET of the target for JSON of at most 64 KiB. */
    public static WebRequest get(Duration timeout) {
        return new WebRequest(null, "application/json", RequestHeaders.none(), "", null, timeout, 64 << 10);
    }

    /** A POST of a form to the target for JSON of at most 64 KiB. */
    public static WebRequest form(String body, RequestHeaders headers, Duration timeout) {
        return new WebRequest(
                null, "application/json", headers, "application/x-www-form-urlencoded", body, timeout, 64 << 10);
    }

    @Override
    public String toString() {
        return "WebRequest[" + (body == null ? "GET" : "POST") + "]";
    }
}
