/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/** What the last probe of a server found (REFERENCE 5.3, 15.39). */
public enum ServerStatus {
    /** It connected and listed its tools in time. */
    OK,
    /** It connected, but listed its tools slowly, not at all, or with noise; only the last verified list is served. */
    DEGRADED,
    /** It did not connect. */
    DOWN;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }
}
