/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/** How a server is reached (SEMANTICS 8.2). */
public enum ServerTransport {
    /** Streamable HTTP at an endpoint. */
    HTTP,
    /** A child process that a launcher of the host starts. */
    STDIO,
    /** A server in the host's own process. */
    IN_PROCESS;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** Whether a part of the host, known by name, stands behind it instead of an endpoint. */
    public boolean isLaunched() {
        return this != HTTP;
    }
}
