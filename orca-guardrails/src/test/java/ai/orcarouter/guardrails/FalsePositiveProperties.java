/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.Suppression;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FalsePositiveProperties {
    private static final List<String> WORDS = List.of("apple", "pear", "plum", "fig");

    /** Marks a word for a rule, or unmarks it. */
    record Op(int word, int rule, boolean marks) {}

    @Provide
    Arbitrary<List<Op>> operations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WORDS.size() - 1),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false))
                .as(Op::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    /** A word is passed over by exactly the rules for which it is marked. */
    @Property(tries = 40)
    void marks_inAnyOrder_holdAsTheLastOneSaid(@ForAll("operations") List<Op> operations) {
        String text = String.join(" ", WORDS);
        try (World world = new World()) {
            String[] words = WORDS.toArray(new String[0]);
            world.byDefault(
                    guardrail("g", keyword(1, GuardrailAction.FLAG, words), keyword(2, GuardrailAction.MASK, words)));
            world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, text);
            assertThat(world.matches()).hasSize(2);
            Map<Long, MatchRecord> byRule = new HashMap<>();
            world.guardrails
                    .feeds()
                    .matches(ADMIN, MatchQuery.builder().build())
                    .records()
                    .forEach(match -> byRule.put(match.ruleId(), match));
            Set<Op> marked = new HashSet<>();
            for (Op op : operations) {
                MatchRecord match = Objects.requireNonNull(byRule.get((long) op.rule()));
                MatchHit hit = match.hits().get(op.word());
                Op entry = new Op(op.word(), op.rule(), true);
                if (op.marks()) {
                    world.guardrails.falsePositives().mark(ADMIN, match.id(), hit.fingerprint());
                    marked.add(entry);
                } else if (marked.remove(entry)) {
                    world.guardrails.falsePositives().unmark(ADMIN, hit.fingerprint());
                }
                world.clock.advance(Duration.ofMinutes(1));
                agree(world, text, marked, byRule);
            }
        }
    }

    private static void agree(World world, String text, Set<Op> marked, Map<Long, MatchRecord> byRule) {
        String expected = WORDS.stream()
                .map(word -> marked.contains(new Op(WORDS.indexOf(word), 2, true)) ? word : "[REDACTED]")
                .collect(Collectors.joining(" "));
        Screening screening = world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, text);
        assertThat(screening.text()).contains(expected);
        long flagged = screening.violations().stream()
                .filter(violation -> violation.ruleId() == 1)
                .mapToLong(violation -> violation.matches().size())
                .sum();
        long passedOver = marked.stream().filter(op -> op.rule() == 1).count();
        assertThat(flagged).isEqualTo(WORDS.size() - passedOver);
        assertThat(world.guardrails.falsePositives().list(ADMIN))
                .extracting(Suppression::fingerprint)
                .containsExactlyInAnyOrderElementsOf(marked.stream()
                        .map(op -> Objects.requireNonNull(byRule.get((long) op.rule()))
                                .hits()
                                .get(op.word())
                                .fingerprint())
                        .toList());
    }
}
