/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.stream;

import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The matches of a stream so far, by rule. One thread at a time. */
final class Records {
    /** The most matches that are recorded for a rule. */
    static final int MOST = 10_000;

    private final CompiledGuardrail guardrail;
    private final Map<Long, List<Match>> byRule = new HashMap<>();
    private boolean isFull;

    Records(CompiledGuardrail guardrail) {
        this.guardrail = guardrail;
    }

    /** Takes the matches that start between two places, moved by {@code base}. */
    void add(List<Violation> found, int start, int end, long base) {
        for (Violation violation : found) {
            List<Match> matches = byRule.computeIfAbsent(violation.ruleId(), id -> new ArrayList<>());
            for (Match match : violation.matches()) {
                if (match.end() > start && match.start() < end) {
                    add(violation.ruleType(), matches, match, base);
                }
            }
        }
    }

    private void add(RuleType type, List<Match> matches, Match match, long base) {
        int start = (int) Math.min(Integer.MAX_VALUE, match.start() + base);
        int end = (int) Math.min(Integer.MAX_VALUE, match.end() + base);
        if (type == RuleType.MAX_CHARS && !matches.isEmpty()) {
            matches.set(0, new Match(match.kind(), matches.get(0).start(), end, match.action()));
        } else if (isAgain(matches, match, start)) {
            matches.set(matches.size() - 1, new Match(match.kind(), start, end, match.action()));
        } else if (matches.size() < MOST) {
            matches.add(new Match(match.kind(), start, end, match.action()));
        } else {
            isFull = true;
        }
    }

    /** Whether a match was recorded before it had come to its end. */
    private static boolean isAgain(List<Match> matches, Match match, int start) {
        Match last = matches.isEmpty() ? null : matches.get(matches.size() - 1);
        return last != null
                && last.start() == start
                && last.kind().equals(match.kind())
                && last.end() <= start + match.end() - match.start();
    }

    /** Whether some matches are missing. */
    boolean isFull() {
        return isFull;
    }

    /** A violation for each rule that has matches, in the order of the rules. */
    List<Violation> violations() {
        List<Violation> out = new ArrayList<>();
        for (GuardrailRule rule : guardrail.guardrail().rules()) {
            List<Match> matches = byRule.getOrDefault(rule.id(), List.of());
            if (!matches.isEmpty()) {
                out.add(guardrail.violation(rule.id(), matches));
            }
        }
        return out;
    }
}
