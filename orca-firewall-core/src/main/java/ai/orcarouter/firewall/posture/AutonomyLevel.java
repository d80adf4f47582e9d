/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import java.util.Locale;
import java.util.Optional;

/** How much agents may do on their own (REFERENCE 3), least first. */
public enum AutonomyLevel {
    /**
     * Calls are denied unless a rule allows them, destructive shell and fetch-shaped tools in any case; personal data
     * is masked and credentials are rejected on requests.
     */
    TIGHT,
    /** Calls pass and are recorded, destructive shell is denied, personal data is flagged. The place to start. */
    BALANCED,
    /** No policy and no guardrail is the default; every call is recorded as a gap. */
    PERMISSIVE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** The level with that name in documents. */
    public static Optional<AutonomyLevel> fromWire(String name) {
        for (AutonomyLevel level : values()) {
            if (level.wire.equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
