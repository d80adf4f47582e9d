/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;
import java.util.Optional;

/** Where a call is judged (REFERENCE 2.1). Each evaluation happens on exactly one surface. */
public enum Surface {
    /** A tool definition advertised to the model; there are no arguments yet. */
    INBOUND,
    /** A tool call the model emitted, before dispatch. */
    RESPONSE,
    /** A call through the gateway or the evaluate hook. */
    MCP,
    /** An outbound destination reported for a call. */
    EGRESS;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** The surface with that name in documents. */
    public static Optional<Surface> fromWire(String name) {
        for (Surface surface : values()) {
            if (surface.wire.equals(name)) {
                return Optional.of(surface);
            }
        }
        return Optional.empty();
    }
}
