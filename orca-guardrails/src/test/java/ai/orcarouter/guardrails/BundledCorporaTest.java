/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.BundledCorpus;
import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.EvaluationReport;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BundledCorporaTest {
    static List<BundledCorpus> corpora() {
        return BundledCorpora.all();
    }

    private static BundledCorpus corpus(String id) {
        return BundledCorpora.find(id).orElseThrow();
    }

    @Test
    void all_nameWhatTheyAreFor() {
        assertThat(corpora())
                .extracting(BundledCorpus::id)
                .containsExactly(
                        "pii",
                        "secrets",
                        "prompt-injection",
                        "jailbreak",
                        "multilingual",
                        "benign",
                        "topics",
                        "length",
                        "agent");
        assertThat(corpora()).allSatisfy(corpus -> assertThat(corpus.about()).endsWith("."));
        assertThat(BundledCorpora.find("none")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void all_eachCorpus_hasTextsOfBothKindsAndNoneTwice(BundledCorpus corpus) {
        List<CorpusSample> samples = corpus.corpus().samples();
        Set<String> texts = new HashSet<>();
        assertThat(samples).allSatisfy(sample -> {
            assertThat(texts.add(sample.stage() + sample.text()))
                    .as(sample.id())
                    .isTrue();
            assertThat(sample.id()).startsWith(corpus.id());
            assertThat(sample.text()).doesNotContain("«", "»").isNotBlank();
        });
        assertThat(samples).hasSizeGreaterThan(15);
        assertThat(samples.stream().filter(CorpusSample::isBenign).count()).isGreaterThan(9);
        assertThat(corpus.corpus().categories().isEmpty()).isEqualTo(corpus.id().equals("benign"));
    }

    @Test
    void find_twice_givesTheSameTexts() {
        assertThat(corpus("secrets").corpus()).isEqualTo(corpus("secrets").corpus());
    }

    private static EvaluationReport measure(String corpus, RuleCheck check) {
        Guardrail guardrail = Guardrail.builder("draft")
                .rules(List.of(GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.FLAG, check)))
                .build();
        return GuardrailEvaluation.of(guardrail).run(corpus(corpus).corpus());
    }

    /** The corpora are small and the detectors are tuned elsewhere: this only tells that each does its work. */
    @ParameterizedTest
    @CsvSource({"secrets, 0.9", "prompt-injection, 0.75", "jailbreak, 0.7", "multilingual, 0.6"})
    void detectors_onTheirCorpus_doTheirWork(String corpus, double least) {
        RuleCheck check = corpus.equals("secrets") ? new RuleCheck.Secrets(0.5) : new RuleCheck.Injection(0.5);
        EvaluationReport report = measure(corpus, check);
        assertThat(report.overall().f1()).as(report.failing().toString()).isGreaterThan(least);
        assertThat(report.overall().falseAlarmRate())
                .as(report.failing().toString())
                .isLessThan(0.12);
    }

    @Test
    void entities_onTheirCorpus_areToldByName() {
        EvaluationReport report = measure("pii", new RuleCheck.Pii(List.of(PiiEntity.values()), List.of(), Map.of()));
        assertThat(report.overall().f1()).as(report.failing().toString()).isGreaterThan(0.9);
        assertThat(report.categories()).hasSize(11).allSatisfy(score -> {
            assertThat(score.byName()).isTrue();
            assertThat(score.f1()).as(score.toString()).isGreaterThan(0.6);
        });
    }

    @ParameterizedTest
    @CsvSource({"pii", "secrets", "injection"})
    void detectors_onHarmlessRequests_hardlyFire(String plane) {
        RuleCheck check = switch (plane) {
            case "pii" -> new RuleCheck.Pii(List.of(PiiEntity.values()), List.of(), Map.of());
            case "secrets" -> new RuleCheck.Secrets(0.5);
            default -> new RuleCheck.Injection(0.5);
        };
        assertThat(measure("benign", check).overall().falsePositives()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "prompt-size-cap, over-50000",
        "token-cost-cap, over-200000",
        "response-size-cap, over-32000",
        "url-filter, url",
        "markdown-image-block, markdown-image",
        "tool-call-shell-block, shell",
        "sql-injection-output, sql",
        "competitor-mentions, competitor"
    })
    void presets_onWhatTheyAreFor_findIt(String preset, String category) {
        Guardrail guardrail = GuardrailPresets.find(preset).orElseThrow().guardrail();
        String corpus = category.startsWith("over-") ? "length" : category.equals("competitor") ? "topics" : "agent";
        EvaluationReport report =
                GuardrailEvaluation.of(guardrail).run(corpus(corpus).corpus());
        assertThat(report.category(category).orElseThrow().f1())
                .as(report.failing().toString())
                .isGreaterThan(0.9);
    }
}
