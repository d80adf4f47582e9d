/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answer to a {@link WebRequest}. The body may hold a token: nothing of it is in {@code toString}. Immutable as
 * long as nobody writes into the body.
 */
public final class WebAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** An answer with headers by lower-case name. Takes over {@code body}. */
    WebAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status; redirects are not followed. */
    public int status() {
        return status;
    }

    /** All values of a field, in order. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The body itself, not a copy. */
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return "WebAnswer[" + status + "]";
    }
}
