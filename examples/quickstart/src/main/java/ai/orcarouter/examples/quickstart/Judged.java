/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;

/**
 * A recorded call and what the engine said.
 *
 * @param recorded the call
 * @param decision what holds for it
 */
record Judged(RecordedCall recorded, Decision decision) {
    /** Whether no rule had anything to say. */
    boolean uncovered() {
        return decision.code() == ReasonCode.DEFAULT_VERDICT;
    }

    /** Whether the author expected another verdict. */
    boolean surprising() {
        return !recorded.expect().isEmpty()
                && !recorded.expect().equals(decision.verdict().wire());
    }

    /** Number of the rule that decided, a dash when none did. */
    String rule() {
        return decision.rule().map(rule -> String.valueOf(rule.id())).orElse("-");
    }
}
