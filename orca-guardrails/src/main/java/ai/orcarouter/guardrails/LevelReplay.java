/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.PolicyPlane.EventReplay;
import ai.orcarouter.core.spi.PolicyPlane.Outcome;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Screens texts that were logged as they were matched by the guardrail of a level. A match without its text, or with a
 * text that may have been cut, tells nothing.
 *
 * @param engineOrNull the level's guardrail; null when it has none
 */
record LevelReplay(@Nullable GuardrailEngine engineOrNull) implements EventReplay {
    /** The length to which logged texts are cut. */
    private static final int CUT = 256;

    @Override
    public Outcome outcome(Event event) {
        if (event.kind() != EventKind.MATCH) {
            return Outcome.UNKNOWN;
        }
        if (engineOrNull == null) {
            return Outcome.PASSED;
        }
        List<String> texts = texts(event);
        TextStage stage = stage(event.surface());
        if (texts.isEmpty() || stage == null) {
            return Outcome.UNKNOWN;
        }
        Outcome outcome = Outcome.PASSED;
        for (String text : texts) {
            Outcome each = outcome(engineOrNull.screen(stage, text));
            outcome = each.compareTo(outcome) < 0 ? each : outcome;
        }
        return outcome;
    }

    private static Outcome outcome(Screening screening) {
        if (screening.blocked()) {
            return Outcome.BLOCKED;
        }
        if (screening.mutated()) {
            return Outcome.CHANGED;
        }
        return screening.violations().isEmpty() ? Outcome.PASSED : Outcome.RECORDED;
    }

    private static @Nullable TextStage stage(String wire) {
        for (TextStage stage : TextStage.values()) {
            if (stage.wire().equals(wire)) {
                return stage;
            }
        }
        return null;
    }

    /** The texts of all hits; none when one of them is missing or may be cut. */
    private static List<String> texts(Event event) {
        List<String> out = new ArrayList<>();
        if (Arguments.ofJson(event.details()).value() instanceof Map<?, ?> details
                && details.get("hits") instanceof List<?> hits) {
            for (Object hit : hits) {
                if (!(hit instanceof Map<?, ?> members)
                        || !(members.get("matched") instanceof String text)
                        || text.length() >= CUT) {
                    return List.of();
                }
                out.add(text);
            }
        }
        return out;
    }
}
