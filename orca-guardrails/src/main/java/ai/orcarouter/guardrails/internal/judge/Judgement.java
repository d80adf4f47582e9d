/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.RuleCheck.LlmJudge;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said.
 *
 * @param fired whether the rule fires
 * @param detail what was said, without the model's own words
 */
record Judgement(boolean fired, String detail) {
    /** What a judge says of a text that is of none of the categories. */
    static final String NO_CATEGORY = "none";

    /** Reads an answer; empty when it is not of the form that was asked for. */
    static Optional<Judgement> read(LlmJudge rule, String answer) {
        Arguments read = Arguments.ofJson(unfenced(answer));
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        return switch (rule.format()) {
            case YES_NO ->
                members.get("flagged") instanceof Boolean flagged
                        ? Optional.of(new Judgement(flagged, "judge: yes"))
                        : Optional.empty();
            case SCORE -> score(rule, members.get("score"));
            case CATEGORY ->
                members.get("category") instanceof String category
                        ? category(rule, category.strip())
                        : Optional.empty();
        };
    }

    private static Optional<Judgement> score(LlmJudge rule, @Nullable Object value) {
        if (!(value instanceof Number number)) {
            return Optional.empty();
        }
        double score = number.doubleValue();
        double threshold = rule.threshold() == null ? 1 : rule.threshold();
        return score >= 0 && score <= 1
                ? Optional.of(new Judgement(score >= threshold, String.format(Locale.ROOT, "judge: score %.2f", score)))
                : Optional.empty();
    }

    /** A word that is none of those that were offered says nothing, so it must not pass for "none". */
    private static Optional<Judgement> category(LlmJudge rule, String said) {
        for (String category : rule.categories()) {
            if (category.strip().equalsIgnoreCase(said)) {
                return Optional.of(new Judgement(true, "judge: category " + category));
            }
        }
        return said.equalsIgnoreCase(NO_CATEGORY)
                ? Optional.of(new Judgement(false, "judge: no category"))
                : Optional.empty();
    }

    /** Models like to put JSON into a fenced block of Markdown. */
    private static String unfenced(String answer) {
        String text = answer.strip();
        if (text.startsWith("```") && text.endsWith("```") && text.length() > 6) {
            int line = text.indexOf('\n');
            return line < 0 ? text : text.substring(line + 1, text.length() - 3);
        }
        return text;
    }
}
