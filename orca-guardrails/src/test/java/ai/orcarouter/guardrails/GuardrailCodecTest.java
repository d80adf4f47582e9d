/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GuardrailCodecTest {
    private static final String FULL = """
            name: Support desk
            enabled: true
            is_default: true
            log_raw_content: true
            rules:
              - id: 4
                label: names we do not say
                type: keyword
                stage: both
                action: mask
                keywords: [alpha, beta]
              - type: regex
                stage: input
                action: annotate
                note: Avoid eval.
                pattern: eval\\(
              - type: max_chars
                stage: output
                action: block
                max_chars: 32000
              - type: pii
                stage: input
                action: mask
                entities: [email, ssn]
                entity_actions: {ssn: block, badge: flag}
                custom_entities:
                  - name: badge
                    pattern: 'B-[0-9]{6}'
                    checksum: luhn
                    mask_with: '<badge>'
              - type: secrets
                stage: both
                action: block
              - type: injection
                stage: input
                action: spotlight
                spotlight_whole: true
                min_confidence: 0.75
              - type: external
                stage: both
                action: block
                vendor: webhook
                connection_id: dlp
                timeout_ms: 500
                fail_open: false
              - type: llm_judge
                stage: input
                action: block
                judge_model: small
                judge_rubric: Flag medical advice.
                judge_format: score
                judge_threshold: 0.8
              - type: grounding
                stage: output
                action: flag
                grounding_threshold: 0.6
                grounding_strict: true
            """;

    @ParameterizedTest
    @EnumSource
    void encode_everyTypeOfRule_readsBackEqual(GuardrailCodec.Format format) {
        GuardrailDocument read = GuardrailCodec.decode("g.yaml", FULL);
        assertThat(read.issues()).isEmpty();
        Guardrail guardrail = read.guardrail();
        String text = GuardrailCodec.encode(guardrail, format);
        assertThat(GuardrailCodec.decode("", text).guardrail()).isEqualTo(guardrail);
    }

    @Test
    void decode_defaults_areThoseOfTheReference() {
        Guardrail guardrail = GuardrailCodec.decode("g.yaml", FULL).guardrail();
        assertThat(guardrail.rules())
                .extracting(rule -> rule.id())
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        RuleCheck.LlmJudge judge = (RuleCheck.LlmJudge) guardrail.rules().get(7).check();
        assertThat(judge.failOpen()).isTrue();
        assertThat(judge.timeoutMillis()).isZero();
        RuleCheck.Grounding grounding =
                (RuleCheck.Grounding) guardrail.rules().get(8).check();
        assertThat(grounding.maxBytes()).isEqualTo(100_000);
        assertThat(grounding.timeoutMillis()).isEqualTo(3_000);
        assertThat(((RuleCheck.Secrets) guardrail.rules().get(4).check()).minConfidence())
                .isEqualTo(0.8);
        assertThat(guardrail.rules().get(5).action()).isEqualTo(GuardrailAction.SPOTLIGHT);
        assertThat(guardrail.rules().get(0).stage()).isEqualTo(RuleStage.BOTH);
    }

    @Test
    void decode_manyFaults_reportsAllWithPlaceAndNearestSpelling() {
        GuardrailDocument read = GuardrailCodec.decode("bad.yaml", """
                name: x
                ruls: []
                rules:
                  - type: keyward
                    stage: input
                    action: block
                  - type: pii
                    stage: outptu
                    action: mask
                    entities: [emial]
                    keywords: [x]
                  - type: regex
                    stage: output
                    action: annotate
                    note: n
                    pattern: '(?=x)'
                """);
        assertThat(read.isValid()).isFalse();
        assertThat(read.issues())
                .extracting(Issue::toString)
                .satisfiesExactly(
                        issue -> assertThat(issue).contains("bad.yaml:2:1", "\"ruls\"", "did you mean \"rules\"?"),
                        issue ->
                                assertThat(issue).contains("bad.yaml:4:11", "\"keyward\"", "did you mean \"keyword\"?"),
                        issue -> assertThat(issue).contains("\"outptu\"", "did you mean \"output\"?", "/rules/1/stage"),
                        issue -> assertThat(issue)
                                .contains("\"emial\"", "did you mean \"email\"?", "/rules/1/entities/0"),
                        issue -> assertThat(issue).contains("unknown field \"keywords\"", "/rules/1/keywords"),
                        issue -> assertThat(issue).contains("annotate is for input only", "/rules/2/action"),
                        issue -> assertThat(issue).contains("/rules/2/pattern"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max_chars | block | max_chars: x | must be a whole number
            max_chars | spotlight | max_chars: 5 | does not go with max_chars
            llm_judge | mask | judge_format: yes_no | does not go with llm_judge
            llm_judge | block | judge_format: score | needs a threshold
            llm_judge | block | judge_format: category | needs those that fire
            pii | block | entities: [] | at least one entity
            pii | block | entity_actions: {ssn: block} | not an entity of this rule
            pii | block | custom_entities: [{name: Bad, pattern: x}] | lower-case letters
            pii | block | custom_entities: [{name: ssn, pattern: x}] | built-in entity
            pii | block | custom_entities: [{name: a, pattern: 'x*'}] | would match every text
            external | block | vendor: webhok | did you mean "webhook"
            keyword | block | keywords: [' '] | must not be blank
            grounding | block | grounding_threshold: 2 | must be from 0.0 to 1.0
            """)
    void decode_wrongSetting_saysSo(String type, String action, String setting, String expected) {
        String text =
                "name: x\nrules:\n  - type: " + type + "\n    stage: input\n    action: " + action + "\n    " + setting;
        assertThat(GuardrailCodec.decode("x.yaml", text).issues())
                .extracting(Issue::toString)
                .anySatisfy(issue -> assertThat(issue).contains(expected));
    }

    @Test
    void check_numbersOutOfBoundsFromCode_haveTheFaultsThatDocumentsHave() {
        RuleCheck.LlmJudge.Format score = RuleCheck.LlmJudge.Format.SCORE;
        RuleCheck.External.Vendor webhook = RuleCheck.External.Vendor.WEBHOOK;
        Map<RuleCheck, String> faults = new LinkedHashMap<>();
        faults.put(new RuleCheck.MaxChars(-1), "type: max_chars, max_chars: -1");
        faults.put(new RuleCheck.MaxChars(1L << 31), "type: max_chars, max_chars: 2147483648");
        faults.put(new RuleCheck.Secrets(1.5), "type: secrets, min_confidence: 1.5");
        faults.put(new RuleCheck.Injection(-0.5), "type: injection, min_confidence: -0.5");
        faults.put(
                new RuleCheck.External(webhook, "c", 600_001, true),
                "type: external, vendor: webhook, connection_id: c, timeout_ms: 600001");
        faults.put(
                new RuleCheck.LlmJudge("m", "r", score, 2.0, List.of(), -1, true),
                "type: llm_judge, judge_model: m, judge_rubric: r, judge_format: score, judge_threshold: 2,"
                        + " judge_timeout_ms: -1");
        faults.put(
                new RuleCheck.Grounding("", "", 7, false, 0, -1),
                "type: grounding, grounding_threshold: 7, grounding_max_bytes: 0, grounding_timeout_ms: -1");
        faults.forEach((check, wire) -> {
            RuleStage stage = check instanceof RuleCheck.Grounding ? RuleStage.OUTPUT : RuleStage.INPUT;
            Guardrail built = Guardrail.builder("g")
                    .rules(List.of(GuardrailRule.of(1, stage, GuardrailAction.BLOCK, check)))
                    .build();
            String text = "name: g\nrules: [{id: 1, stage: " + stage.wire() + ", action: block, " + wire + "}]";
            assertThat(fault(GuardrailCodec.check(built)))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            fault(GuardrailCodec.decode("g.yaml", text).issues()));
        });
        Guardrail noNumber = Guardrail.builder("g")
                .rules(List.of(
                        GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Secrets(Double.NaN))))
                .build();
        assertThat(GuardrailCodec.check(noNumber)).hasSize(1);
    }

    private static List<String> fault(List<Issue> issues) {
        return issues.stream()
                .map(issue -> issue.pointer() + ' ' + issue.message())
                .toList();
    }

    @Test
    void check_patternWithoutFixedText_isNamedInAWarning() {
        String text = """
                name: g
                rules:
                  - {type: regex, stage: input, action: block, pattern: '[0-9]{4,}'}
                  - {type: regex, stage: input, action: block, pattern: 'order [0-9]{4,}'}
                  - type: pii
                    stage: input
                    action: block
                    custom_entities:
                      - {name: plate, pattern: '[A-Z]+[0-9]+'}
                      - {name: badge, pattern: 'badge[0-9]+'}
                """;
        List<Issue> issues = GuardrailCodec.decode("g.yaml", text).issues();
        assertThat(issues)
                .noneMatch(Issue::isError)
                .allSatisfy(issue -> assertThat(issue.message()).contains("no fixed text"));
        assertThat(issues)
                .extracting(Issue::pointer)
                .containsExactly("/rules/0/pattern", "/rules/2/custom_entities/0/pattern");
    }
}
