/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of a workspace, whom only the host knows (SEMANTICS 5.7). Optional: a report without it says of its
 * members "not supplied". Thread-safe; may block; asked only when a report is made.
 */
@FunctionalInterface
public interface MemberDirectory {
    /** Everybody who has a role in {@code workspace}, in any order. */
    List<Member> members(String workspace);

    /**
     * Somebody with a role in a workspace.
     *
     * @param id as in {@link ai.orcarouter.core.Actor#id}
     * @param name for people; may be empty
     * @param role what they may do
     * @param lastActiveOrNull when they were last seen; null when that is not known
     */
    record Member(
            String id, String name, Role role, @Nullable Instant lastActiveOrNull) {
        /** Checks that a store could keep the texts. */
        public Member {
            StoreText.checkName("a member's id", id);
            StoreText.check("a member's name", name, StoreText.MAX_NAME);
        }

        /** When they were last seen. */
        public Optional<Instant> lastActive() {
            return Optional.ofNullable(lastActiveOrNull);
        }
    }
}
