/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.OWNER;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static ai.orcarouter.guardrails.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.guardrails.internal.workspace.SuppressionEdits;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.Suppression;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FalsePositivesTest {
    private static final String JUDGE_SAYS_YES = "{\"flagged\":true}";

    private final MemoryConfigStore config = new MemoryConfigStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final InMemoryKeysets keysets = new InMemoryKeysets();
    private final World world = new World(config, events, keysets, wiring -> {}, engine -> {});

    @AfterEach
    void close() {
        world.close();
    }

    private Screening screen(String text) {
        return world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, text);
    }

    /** Screens a text and returns the newest record about it. */
    private MatchRecord match(World where, String text) {
        where.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, text);
        assertThat(where.matches()).isNotEmpty();
        where.clock.advance(Duration.ofMillis(1));
        return where.guardrails
                .feeds()
                .matches(VIEWER, MatchQuery.builder().limit(1).build())
                .records()
                .get(0);
    }

    private MatchRecord match(String text) {
        return match(world, text);
    }

    @Test
    void mark_aBlockedFinding_letsLaterOnesPassBeforeAnythingHappens() {
        long id = world.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden", "secret")));
        MatchRecord match = match("a forbidden word");
        List<Suppression> marked = world.guardrails.falsePositives().mark(ADMIN, match.id());
        assertThat(marked).hasSize(1);
        assertThat(marked.get(0))
                .isEqualTo(new Suppression(
                        match.hits().get(0).fingerprint(),
                        id,
                        1,
                        "keyword",
                        "keyword",
                        ADMIN.id(),
                        marked.get(0).time()));
        assertThat(screen("a Forbidden word")).isEqualTo(Screening.clean("a Forbidden word"));
        assertThat(screen("a secret word").blocked()).isTrue();
        assertThat(world.guardrails.falsePositives().list(VIEWER)).isEqualTo(marked);
    }

    @Test
    void mark_onePlaceOfSeveral_leavesTheOthers() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.MASK, "apple", "pear")));
        MatchRecord match = match("apple pear");
        MatchHit apple = match.hits().get(0);
        Suppression marked = world.guardrails.falsePositives().mark(ADMIN, match.id(), apple.fingerprint());
        assertThat(marked.fingerprint()).isEqualTo(apple.fingerprint());
        assertThat(screen("apple pear").text()).contains("apple [REDACTED]");
    }

    @Test
    void mark_ofOneRule_saysNothingAboutAnother() {
        world.byDefault(guardrail(
                "g",
                keyword(1, GuardrailAction.FLAG, "apple"),
                GuardrailRule.of(2, RuleStage.INPUT, GuardrailAction.FLAG, new RuleCheck.Regex("apple")),
                keyword(3, GuardrailAction.FLAG, "apple")));
        screen("apple");
        MatchRecord first = world
                .guardrails
                .feeds()
                .matches(
                        VIEWER,
                        MatchQuery.builder().limit(world.matches().size()).build())
                .records()
                .stream()
                .filter(match -> match.ruleId() == 1)
                .findFirst()
                .orElseThrow();
        world.guardrails.falsePositives().mark(ADMIN, first.id());
        assertThat(screen("apple").violations()).extracting(v -> v.ruleId()).containsExactly(2L, 3L);
    }

    @Test
    void mark_findingBehindAMaskedOne_isToldByTheTextAsItWasGiven() {
        GuardrailRule wide =
                GuardrailRule.of(2, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Regex("key [^ ]+ end"));
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.MASK, "apple"), wide));
        screen("key apple end");
        assertThat(world.matches()).hasSize(2);
        for (MatchRecord match : world.guardrails
                .feeds()
                .matches(VIEWER, MatchQuery.builder().build())
                .records()) {
            if (match.ruleId() == 2) {
                world.guardrails.falsePositives().mark(ADMIN, match.id());
            }
        }
        assertThat(screen("key apple end").text()).contains("key [REDACTED] end");
        assertThat(screen("key pear end").blocked()).isTrue();
    }

    @Test
    void unmark_aMarkedFinding_isActedOnAgain() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        MatchRecord match = match("forbidden");
        String fingerprint = match.hits().get(0).fingerprint();
        world.guardrails.falsePositives().mark(ADMIN, match.id());
        assertThat(world.guardrails.falsePositives().unmark(ADMIN, fingerprint).fingerprint())
                .isEqualTo(fingerprint);
        assertThat(screen("forbidden").blocked()).isTrue();
        assertThat(world.guardrails.falsePositives().list(VIEWER)).isEmpty();
        assertThat(refusal(() -> world.guardrails.falsePositives().unmark(ADMIN, fingerprint)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void mark_twice_keepsTheFirst() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.FLAG, "apple")));
        MatchRecord match = match("apple");
        List<Suppression> first = world.guardrails.falsePositives().mark(ADMIN, match.id());
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.guardrails.falsePositives().mark(OWNER, match.id())).isEqualTo(first);
        assertThat(world.guardrails.falsePositives().list(VIEWER)).hasSize(1);
    }

    @Test
    void mark_whatIsNotThere_isNotFound() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.FLAG, "apple")));
        MatchRecord match = match("apple");
        FalsePositives marks = world.guardrails.falsePositives();
        for (String id : List.of("", ".", "..", "a", "a.1.2", "a.b.c", match.id() + "0", "x" + match.id())) {
            assertThat(refusal(() -> marks.mark(ADMIN, id))).as(id).isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(refusal(() -> marks.mark(ADMIN, match.id(), "0".repeat(64)))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void mark_tooManyInAMinute_isRefusedUntilLater() {
        world.byDefault(guardrail(
                "g", GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.FLAG, new RuleCheck.Regex("[a-z]+\\d+"))));
        FalsePositives marks = world.guardrails.falsePositives();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SuppressionEdits.MOST_IN_PERIOD / 2; i++) {
            text.append(" a").append(i);
        }
        marks.mark(ADMIN, match(text.toString()).id());
        marks.mark(ADMIN, match(text.toString().replace('a', 'b')).id());
        String late = match("c1").id();
        assertThat(refusal(() -> marks.mark(ADMIN, late))).isEqualTo(ErrorCode.RATE_LIMITED);
        world.clock.advance(SuppressionEdits.PERIOD.plusSeconds(1));
        assertThat(marks.mark(ADMIN, late)).hasSize(1);
    }

    @Test
    void mark_keysAreRotated_holdsStill() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden", "other")));
        world.guardrails.falsePositives().mark(ADMIN, match("forbidden").id());
        String before = match("other").hits().get(0).fingerprint();
        keysets.rotate(KeyPurpose.KEYED_HASH);
        world.guardrails.reloadKeys();
        assertThat(screen("forbidden").blocked()).isFalse();
        assertThat(match("other").hits().get(0).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void mark_hostHasNoKey_isRefusedAndScreeningGoesOn() {
        try (World keyless = new World(
                new MemoryConfigStore(),
                events,
                purpose -> {
                    throw new IllegalStateException("no keys");
                },
                wiring -> {},
                engine -> {})) {
            keyless.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden")));
            MatchRecord match = match(keyless, "forbidden");
            assertThat(match.hits().get(0).fingerprint()).isEmpty();
            assertThat(refusal(() -> keyless.guardrails.falsePositives().mark(ADMIN, match.id())))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void mark_verdictOfAJudge_letsThatTextPassAndNoOther() {
        JudgeModel judge = question -> new JudgeModel.Answer(JUDGE_SAYS_YES, 1, 1, 0);
        GuardrailRule rule = GuardrailRule.of(
                1,
                RuleStage.INPUT,
                GuardrailAction.BLOCK,
                new RuleCheck.LlmJudge("m", "bad?", RuleCheck.LlmJudge.Format.YES_NO, null, List.of(), 0, false));
        try (World judged =
                new World(new MemoryConfigStore(), events, keysets, wiring -> {}, engine -> engine.judge(judge))) {
            judged.byDefault(guardrail("g", rule));
            MatchRecord match = match(judged, "quite  harmless");
            assertThat(match.reasonCode()).isEqualTo("rule_match");
            judged.guardrails.falsePositives().mark(ADMIN, match.id());
            assertThat(judged.guardrails
                            .screen(TextContext.anonymous(), TextStage.INPUT, "quite harmless ")
                            .blocked())
                    .isFalse();
            assertThat(judged.guardrails
                            .screen(TextContext.anonymous(), TextStage.INPUT, "quite harmless, too")
                            .blocked())
                    .isTrue();
        }
    }

    @Test
    void mark_ofAnotherGuardrailsRule_staysWithThatGuardrail() {
        long one = world.byDefault(guardrail("one", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        world.guardrails.falsePositives().mark(ADMIN, match("forbidden").id());
        assertThat(screen("forbidden").blocked()).isFalse();
        long two = world.byDefault(guardrail("two", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        assertThat(two).isNotEqualTo(one);
        assertThat(screen("forbidden").blocked()).isTrue();
    }

    @Test
    void list_documentThatCannotBeRead_isAFaultAndSuppressesNothing() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        World.put(
                config,
                DocumentKinds.GUARDRAIL_SUPPRESSION,
                match("forbidden").hits().get(0).fingerprint(),
                "{\"rule_id\":1}");
        assertThat(screen("forbidden").blocked()).isTrue();
        assertThat(world.guardrails.falsePositives().list(VIEWER)).isEmpty();
        assertThat(world.admin().faults(VIEWER)).hasSize(1);
    }
}
