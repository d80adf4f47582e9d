/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.util.Locale;

/** Whether the tools of a server are served now, and if not, why (REFERENCE 5.2, mcp.md section 3.3). */
public enum Availability {
    /** Enabled, reachable and with an open schema status. */
    OPEN,
    /** No server is registered under that id. */
    UNKNOWN,
    /** An operator switched it off. */
    DISABLED,
    /** It could not be reached, did not answer in time, or answered with nonsense. */
    DOWN,
    /** Its endpoint is one that is not dialled: a blocked address, name, scheme or port. */
    REFUSED,
    /** It has no usable credential, or refused the one it was given. */
    UNAUTHORIZED,
    /** It speaks no protocol version that this client knows. */
    ERA_UNSUPPORTED,
    /** Its tools are not those that were approved. */
    CHANGED,
    /** Nobody has approved its tools yet, and they are not trusted on first use. */
    PENDING,
    /** An operator holds it back. */
    QUARANTINED,
    /** Its stored record cannot be used, or the configuration cannot be read. */
    INVALID;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name that callers and events see, such as {@code pending}. */
    public String code() {
        return code;
    }

    /** Whether its tools are served. */
    public boolean isOpen() {
        return this == OPEN;
    }
}
