/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;

/** Why no rule covered a call (REFERENCE 2.3, 14.14, 15.25); the {@code gap_reason} of events. */
public enum GapReason {
    /** The key names no policy and the workspace has no enabled default. */
    NO_POLICY,
    /** The key's policy is disabled and the workspace has no enabled default. */
    ATTACHED_DISABLED,
    /** The key's policy does not exist and the workspace has no enabled default. */
    ATTACHED_MISSING,
    /** A policy was asked and none of its rules matched. */
    NO_RULE_MATCHED,
    /** The policy could not be read, and the host chose {@link FailureMode#OBSERVE}. */
    POLICY_UNAVAILABLE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in events. */
    public String wire() {
        return wire;
    }
}
