/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of runs or sessions; it may have fewer than asked for although there are more.
 *
 * @param rollUps by their last event, latest first
 * @param nextOrNull asks for the next page; null after the last
 */
public record RollUpPage(List<RollUp> rollUps, @Nullable RollUpQuery nextOrNull) {
    /** Copies the list. */
    public RollUpPage {
        rollUps = List.copyOf(rollUps);
    }

    /** Asks for the next page. */
    public Optional<RollUpQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
