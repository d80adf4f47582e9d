/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.guardrails.model.RuleCheck;
import java.util.function.BiConsumer;

/**
 * The numbers of a rule within their bounds, in the words that {@link RuleReader} has for those of documents: a rule
 * that was built in code has the same faults.
 *
 * @param faults takes the field and the message of each fault
 */
record Bounds(BiConsumer<String, String> faults) {
    static final long MAX_MILLIS = 600_000;
    static final long MAX_SOURCE_BYTES = 1 << 24;

    void check(RuleCheck check) {
        if (check instanceof RuleCheck.MaxChars length) {
            whole("max_chars", length.maxChars(), 0, Integer.MAX_VALUE);
        } else if (check instanceof RuleCheck.Secrets secrets) {
            fraction("min_confidence", secrets.minConfidence());
        } else if (check instanceof RuleCheck.Injection injection) {
            fraction("min_confidence", injection.minConfidence());
        } else if (check instanceof RuleCheck.External external) {
            whole("timeout_ms", external.timeoutMillis(), 0, MAX_MILLIS);
        } else if (check instanceof RuleCheck.LlmJudge judge) {
            if (judge.threshold() != null) {
                fraction("judge_threshold", judge.threshold());
            }
            whole("judge_timeout_ms", judge.timeoutMillis(), 0, MAX_MILLIS);
        } else if (check instanceof RuleCheck.Grounding grounding) {
            fraction("grounding_threshold", grounding.threshold());
            whole("grounding_max_bytes", grounding.maxBytes(), 1, MAX_SOURCE_BYTES);
            whole("grounding_timeout_ms", grounding.timeoutMillis(), 0, MAX_MILLIS);
        }
    }

    private void whole(String field, long value, long least, long most) {
        if (value < least || value > most) {
            faults.accept(field, Texts.quote(field) + " must be a whole number from " + least + " to " + most);
        }
    }

    /** Also refuses what is no number at all. */
    private void fraction(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            faults.accept(field, Texts.quote(field) + " must be from 0.0 to 1.0");
        }
    }
}
