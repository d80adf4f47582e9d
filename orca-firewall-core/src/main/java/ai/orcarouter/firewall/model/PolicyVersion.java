/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy (REFERENCE 4.13). Versions never change.
 *
 * @param version from 1, without gaps
 * @param operation how it came about
 * @param revertedFrom the version that was copied forward; 0 unless the operation is {@link Operation#REVERT}
 * @param author id of the actor who made it
 * @param time when it was made
 * @param policyOrNull the policy at that version; null for a deletion, and for a version that cannot be read
 */
public record PolicyVersion(
        long version,
        Operation operation,
        long revertedFrom,
        String author,
        Instant time,
        @Nullable FirewallPolicy policyOrNull) {
    /** How a version came about. */
    public enum Operation {
        /** The policy was made. */
        CREATE,
        /** It, or one of its rules, was changed. */
        UPDATE,
        /** It was deleted. */
        DELETE,
        /** An old version was copied forward. */
        REVERT;

        /** How the version with that number came about. */
        public static Operation of(long version, boolean deleted, long revertedFrom) {
            if (deleted) {
                return DELETE;
            }
            if (revertedFrom > 0) {
                return REVERT;
            }
            return version == 1 ? CREATE : UPDATE;
        }

        /** The name in lists. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The policy at that version; empty for a deletion, and for a version that cannot be read. */
    public Optional<FirewallPolicy> policy() {
        return Optional.ofNullable(policyOrNull);
    }
}
