/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.TokenCost;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What the rules have said about one text so far. One thread at a time. */
final class Fold {
    private static final Comparator<Hit> IN_ORDER =
            Comparator.comparingInt(Hit::start).thenComparingInt(hit -> -hit.end());

    private final WorkingText working;
    private final Suppressions suppressions;
    private final boolean numbersKeywords;
    private final List<Violation> violations = new ArrayList<>();
    private final List<CheckFailure> failures = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<int[]> untrusted = new ArrayList<>();
    private TokenCost cost = TokenCost.NONE;
    private boolean blocked;
    private Reading reading;

    Fold(String text, Suppressions suppressions) {
        this(text, suppressions, false);
    }

    /** Matches of keyword rules have the number of the keyword as their kind if {@code numbersKeywords}. */
    Fold(String text, Suppressions suppressions, boolean numbersKeywords) {
        this.working = new WorkingText(text);
        this.reading = new Reading(text);
        this.suppressions = suppressions;
        this.numbersKeywords = numbersKeywords;
    }

    boolean isBlocked() {
        return blocked;
    }

    String text() {
        return working.current();
    }

    WorkingText working() {
        return working;
    }

    /** The text as it is now; rules that change nothing share what was found out about it. */
    Reading reading() {
        Reading known = reading;
        if (!known.text().equals(working.current())) {
            known = new Reading(working.current());
            reading = known;
        }
        return known;
    }

    /** The rules that fired so far. */
    List<Violation> violations() {
        return violations;
    }

    /** Applies a rule to the text as it is now. */
    void add(GuardrailRule rule, LocalCheck check) {
        add(rule, check, 0);
    }

    /** Applies a rule to the text as it is now, from an offset on that no rule has changed anything before. */
    void add(GuardrailRule rule, LocalCheck check, int from) {
        List<Hit> hits = unsuppressed(rule, check.find(reading(), from));
        if (!hits.isEmpty()) {
            fire(rule, check.detail(hits), hits);
        }
    }

    /** What is left of a rule's findings once those are gone that a person has marked, in order. */
    private List<Hit> unsuppressed(GuardrailRule rule, List<Hit> found) {
        List<Hit> hits = new ArrayList<>(found);
        hits.sort(IN_ORDER);
        if (hits.isEmpty() || !suppressions.concerns(rule)) {
            return hits;
        }
        int[] origins = origins(hits);
        List<Hit> left = new ArrayList<>(hits.size());
        for (int i = 0; i < hits.size(); i++) {
            if (!suppressions.suppresses(rule, working.original(origins[2 * i], origins[(2 * i) + 1]))) {
                left.add(hits.get(i));
            }
        }
        return left;
    }

    /** A failure is no finding; it blocks whatever was marked. */
    private boolean isSuppressed(AdvancedChecks.Outcome outcome) {
        GuardrailRule rule = outcome.rule();
        if (outcome.failureOrNull() != null || !suppressions.concerns(rule)) {
            return false;
        }
        return outcome.hits().isEmpty()
                ? suppressions.suppresses(rule, working.original())
                : unsuppressed(rule, outcome.hits()).isEmpty();
    }

    /** Takes what others said about the text as it is now, of which {@code detail} is shown. */
    void add(AdvancedChecks.Outcome outcome, String detail) {
        cost = cost.plus(outcome.cost());
        if (outcome.failureOrNull() != null) {
            failures.add(outcome.failureOrNull());
        }
        if (outcome.fired() && !isSuppressed(outcome)) {
            fire(outcome.rule(), detail, unsuppressed(outcome.rule(), outcome.hits()));
        }
    }

    private void fire(GuardrailRule rule, String detail, List<Hit> hits) {
        int[] origins = origins(hits);
        List<Match> matches = new ArrayList<>(hits.size());
        List<Integer> masked = new ArrayList<>();
        GuardrailAction worst = hits.isEmpty() ? rule.action() : GuardrailAction.FLAG;
        boolean advises = hits.isEmpty();
        for (int i = 0; i < hits.size(); i++) {
            GuardrailAction own = hits.get(i).actionOrNull();
            GuardrailAction action = own == null ? rule.action() : own;
            worst = worst.atLeast(action);
            advises |= own == null;
            String kind = numbersKeywords
                    ? hits.get(i).kind()
                    : kind(rule, hits.get(i).kind());
            matches.add(new Match(kind, origins[2 * i], origins[(2 * i) + 1], action));
            if (action == GuardrailAction.MASK) {
                masked.add(i);
            } else if (action == GuardrailAction.SPOTLIGHT && !rule.spotlightWhole()) {
                untrusted.add(new int[] {origins[2 * i], origins[(2 * i) + 1]});
            }
        }
        violations.add(new Violation(rule.id(), rule.type(), rule.label(), worst, detail, matches));
        blocked |= worst == GuardrailAction.BLOCK;
        // What the rule itself does is done beside what is done about some of its matches.
        if (advises && rule.action() == GuardrailAction.ANNOTATE) {
            notes.add(rule.note());
        }
        if (advises && rule.action() == GuardrailAction.SPOTLIGHT && (rule.spotlightWhole() || hits.isEmpty())) {
            untrusted.add(new int[] {0, working.originalLength()});
        }
        mask(hits, origins, masked);
    }

    /** The kind as readers of matches see it, to whom the number of a keyword means nothing. */
    static String kind(GuardrailRule rule, String kind) {
        return rule.type() == RuleType.KEYWORD ? rule.type().wire() : kind;
    }

    private int[] origins(List<Hit> hits) {
        return working.origins(Masks.spans(hits));
    }

    private void mask(List<Hit> hits, int[] origins, List<Integer> masked) {
        if (!masked.isEmpty()) {
            working.edit(Masks.edits(hits, origins, masked));
        }
    }

    /** The result. */
    Screening result(Supplier<String> nonces, BlockMessage message, TextStage stage) {
        if (blocked) {
            return new Screening(
                    true, false, null, message.of(stage, violations), violations, failures, List.of(), cost);
        }
        if (!untrusted.isEmpty()) {
            Spotlight spotlight = new Spotlight(Objects.requireNonNull(nonces.get(), "the nonce"));
            spotlight.wrap(working, untrusted);
            notes.add(spotlight.note());
        }
        return new Screening(
                false, working.isChanged(), working.current(), "", violations, failures, List.copyOf(notes), cost);
    }
}
