/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a server. All texts are untrusted.
 *
 * @param era which form of the protocol is spoken
 * @param version the agreed version
 * @param serverInfoOrNull what it says it is
 * @param capabilitiesOrNull what it says it can do
 * @param instructionsOrNull what it wants the model to read
 */
public record Session(
        Era era,
        String version,
        @Nullable ObjectNode serverInfoOrNull,
        @Nullable ObjectNode capabilitiesOrNull,
        @Nullable String instructionsOrNull) {
    /** What is assumed of a server before it was asked. */
    static Session assumed(Era era, String version) {
        return new Session(era, version, null, null, null);
    }

    /** Whether this is the form from 2026-07-28. */
    public boolean isModern() {
        return era == Era.MODERN;
    }

    /** Whether the server says that it has {@code capability}, such as {@code prompts}. */
    boolean declares(String capability) {
        return capabilitiesOrNull != null && capabilitiesOrNull.path(capability).isObject();
    }

    /** Whether the server says that it tells when its {@code capability} changed, such as {@code tools}. */
    boolean tellsOfChanged(String capability) {
        return capabilitiesOrNull != null
                && capabilitiesOrNull.path(capability).path("listChanged").asBoolean(false);
    }
}
