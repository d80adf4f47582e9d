/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/** How the tools of a server compare with those that were approved (REFERENCE 5.4). */
public enum SchemaStatus {
    /** Its tools were never seen; the first contact decides. */
    UNBASELINED,
    /** They are those that were approved. */
    VERIFIED,
    /** They are others. Stays so until an Admin decides, also when the server goes back to what it was. */
    CHANGED,
    /** They wait for an Admin: they are not trusted on first use, or something in them looks like poison. */
    PENDING,
    /** An Admin holds the server back. */
    QUARANTINED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** Whether calls may be dispatched; a server without a baseline gets one on first contact, before any call. */
    public boolean isOpen() {
        return this == UNBASELINED || this == VERIFIED;
    }
}
