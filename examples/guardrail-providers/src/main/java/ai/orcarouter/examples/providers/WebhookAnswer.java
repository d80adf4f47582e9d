/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import ai.orcarouter.guardrails.spi.ExternalGuardrail.Answer;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Replacement;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a webhook answers. Offsets there count code points, which every language can count. */
final class WebhookAnswer {
    private static final int MAX_REPLACEMENTS = 1_000;

    private WebhookAnswer() {}

    static Answer read(Map<?, ?> members, String text) throws ServiceException {
        String detail = members.get("detail") instanceof String said ? said : "";
        Verdict verdict = switch (members.get("action") instanceof String action ? action : "") {
            case "allow" -> Verdict.ALLOW;
            case "block" -> Verdict.BLOCK;
            case "mask" -> Verdict.MASK;
            case "flag" -> Verdict.FLAG;
            default -> throw new ServiceException("answer_unreadable");
        };
        return new Answer(
                verdict, detail, verdict == Verdict.MASK ? replacements(members.get("replacements"), text) : List.of());
    }

    private static List<Replacement> replacements(@Nullable Object value, String text) throws ServiceException {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_REPLACEMENTS) {
            throw new ServiceException("answer_unreadable");
        }
        List<Replacement> out = new ArrayList<>();
        int points = 0;
        int units = 0;
        int length = text.codePointCount(0, text.length());
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> members)
                    || !(members.get("start") instanceof Long start)
                    || !(members.get("end") instanceof Long end)
                    || !(members.get("replacement") instanceof String replacement)
                    || start < points
                    || end <= start
                    || end > length) {
                throw new ServiceException("answer_unreadable");
            }
            int from = text.offsetByCodePoints(units, (int) (start - points));
            units = text.offsetByCodePoints(from, (int) (end - start));
            points = end.intValue();
            out.add(new Replacement(from, units, replacement));
        }
        return out;
    }
}
