/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;
import java.util.Optional;

/** Where an {@link Approval} stands at an instant (REFERENCE 2.13). */
public enum ApprovalState {
    /** Nobody decided yet. */
    PENDING,
    /** Granted and not used yet. */
    APPROVED,
    /** Refused. */
    REJECTED,
    /** Used for the one dispatch that it allowed. */
    CONSUMED,
    /** Neither decided nor used in time. */
    EXPIRED,
    /** Made void before it was used, such as by an edit of the rule that held the call. */
    REVOKED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** The state with that name in documents. */
    public static Optional<ApprovalState> fromWire(String name) {
        for (ApprovalState state : values()) {
            if (state.wire.equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
