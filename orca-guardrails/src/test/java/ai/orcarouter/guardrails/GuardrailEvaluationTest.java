/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import ai.orcarouter.guardrails.model.EvaluationScore;
import ai.orcarouter.guardrails.model.FailingSample;
import ai.orcarouter.guardrails.model.FailingSample.Fault;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class GuardrailEvaluationTest {
    private static final String MAIL = "mail anna.meier@firma.de";

    private static Guardrail guardrail(GuardrailRule... rules) {
        return Guardrail.builder("draft").rules(List.of(rules)).build();
    }

    private static GuardrailRule keyword(long id, String word) {
        return GuardrailRule.of(id, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of(word)));
    }

    private static EvaluationCorpus corpus(String... rows) {
        return CorpusCodec.decode("c", String.join("\n", rows)).corpus();
    }

    private static String row(String label, String text) {
        return "{\"label\":\"" + label + "\",\"text\":\"" + text + "\"}";
    }

    private static EvaluationScore score(EvaluationReport report, String category) {
        return report.category(category).orElseThrow();
    }

    @Test
    void run_categoryWithoutName_countsAnyRuleAndBenignFalseAlarms() {
        EvaluationCorpus corpus = corpus(
                row("fruit", "an apple"),
                row("fruit", "a pear"),
                row("animal", "an apple for the horse"),
                row("benign", "apple sauce"),
                row("benign", "nothing"));
        EvaluationReport report =
                GuardrailEvaluation.of(guardrail(keyword(1, "apple"))).run(corpus);

        assertThat(report.overall()).isEqualTo(new EvaluationScore("", false, 2, 1, 1, 1));
        assertThat(report.overall().precision()).isCloseTo(2 / 3d, within(1e-9));
        assertThat(report.overall().recall()).isCloseTo(2 / 3d, within(1e-9));
        assertThat(report.overall().f1()).isCloseTo(2 / 3d, within(1e-9));
        assertThat(report.overall().falseAlarmRate()).isEqualTo(0.5);
        assertThat(report.categories())
                .containsExactly(
                        new EvaluationScore("animal", false, 1, 1, 0, 1),
                        new EvaluationScore("fruit", false, 1, 1, 1, 1));
        assertThat(report.failing())
                .extracting(FailingSample::line, FailingSample::fault)
                .containsExactly(tuple(2, Fault.MISSED), tuple(4, Fault.FALSE_ALARM));
        assertThat(report.failing().get(0).missed()).containsExactly("fruit");
    }

    @Test
    void run_categoryWithName_isHeldAgainstThatName() {
        GuardrailRule fruit = keyword(1, "apple").withLabel("Fruit");
        GuardrailRule animal = keyword(2, "horse").withLabel("animal");
        EvaluationReport report = GuardrailEvaluation.of(guardrail(fruit, animal))
                .run(corpus(
                        row("fruit", "an apple"),
                        row("animal", "an apple"),
                        row("fruit", "a horse and an apple"),
                        row("benign", "nothing")));

        assertThat(score(report, "fruit")).isEqualTo(new EvaluationScore("fruit", true, 2, 1, 0, 1));
        assertThat(score(report, "animal")).isEqualTo(new EvaluationScore("animal", true, 0, 1, 1, 2));
        assertThat(report.overall()).isEqualTo(new EvaluationScore("", false, 3, 0, 0, 1));
        assertThat(report.failing()).extracting(FailingSample::fault).containsOnly(Fault.WRONG_CATEGORY);
        assertThat(report.failing().get(0).unexpected()).containsExactly("fruit");
        assertThat(report.failing().get(0).missed()).containsExactly("animal");
        assertThat(report.failing().get(1).unexpected()).containsExactly("animal");
    }

    @Test
    void run_entities_areNames() {
        RuleCheck pii = new RuleCheck.Pii(List.of(PiiEntity.EMAIL), List.of(), Map.of());
        EvaluationReport report = GuardrailEvaluation.of(
                        guardrail(GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.MASK, pii)))
                .run(corpus(row("email", MAIL), row("phone", MAIL), row("benign", "hello")));
        assertThat(score(report, "email")).isEqualTo(new EvaluationScore("email", true, 1, 1, 0, 1));
        assertThat(score(report, "phone").byName()).isFalse();
    }

    @Test
    void run_disabledGuardrail_isMeasuredNevertheless() {
        Guardrail disabled =
                guardrail(keyword(1, "apple")).toBuilder().enabled(false).build();
        assertThat(GuardrailEvaluation.of(disabled)
                        .run(corpus(row("x", "apple")))
                        .overall()
                        .recall())
                .isEqualTo(1);
    }

    @Test
    void run_manyFailures_areCountedAndListedUpToTheBound() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rows.add(row("x", "text " + i));
        }
        GuardrailEvaluation evaluation = GuardrailEvaluation.of(guardrail(keyword(1, "apple")));
        EvaluationCorpus corpus = corpus(rows.toArray(new String[0]));
        assertThat(evaluation.run(corpus).failing()).hasSize(100);
        assertThat(evaluation.maxFailing(3).run(corpus).failing()).hasSize(3);
        assertThat(evaluation.maxFailing(0).run(corpus).failingTotal()).isEqualTo(250);
        assertThatThrownBy(() -> evaluation.maxFailing(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static GuardrailRule judge(boolean failOpen) {
        return GuardrailRule.of(
                9,
                RuleStage.BOTH,
                GuardrailAction.BLOCK,
                new RuleCheck.LlmJudge(
                        "m", "flag fruit", RuleCheck.LlmJudge.Format.YES_NO, null, List.of(), 0, failOpen));
    }

    @Test
    void run_judge_isAskedAndItsCostIsCounted() {
        JudgeModel model = question ->
                new JudgeModel.Answer("{\"flagged\":" + question.user().contains("apple") + "}", 10, 2, 0.5);
        EvaluationReport report = GuardrailEvaluation.of(guardrail(judge(true)), builder -> builder.judge(model))
                .run(corpus(row("fruit", "an apple"), row("benign", "a stone")));
        assertThat(report.overall().f1()).isEqualTo(1);
        assertThat(report.cost().calls()).isEqualTo(2);
        assertThat(report.cost().cents()).isEqualTo(1.0);
    }

    @Test
    void run_failingService_isInNoScore() {
        for (boolean failOpen : new boolean[] {true, false}) {
            EvaluationReport report = GuardrailEvaluation.of(guardrail(judge(failOpen)))
                    .run(corpus(row("fruit", "an apple"), row("benign", "a stone")));
            assertThat(report.undecided()).isEqualTo(2);
            assertThat(report.overall()).isEqualTo(new EvaluationScore("", false, 0, 0, 0, 0));
            assertThat(report.failing()).extracting(FailingSample::fault).containsOnly(Fault.UNDECIDED);
            assertThat(report.failing().get(0).failures()).hasSize(1);
        }
    }

    @Test
    void score_ofNothing_isPerfect() {
        EvaluationScore nothing = new EvaluationScore("", false, 0, 0, 0, 5);
        assertThat(List.of(nothing.precision(), nothing.recall(), nothing.f1())).containsOnly(1d);
        assertThat(nothing.falseAlarmRate()).isZero();
        assertThat(new EvaluationScore("", false, 0, 1, 0, 4).f1()).isZero();
    }

    @Test
    void report_holdsNoText() {
        EvaluationReport report = GuardrailEvaluation.of(guardrail(keyword(1, "zebra")))
                .run(corpus(row("x", "my password is hunter2"), row("benign", "zebra hunter2")));
        assertThat(report.failing()).hasSize(2);
        assertThat(report.toString()).doesNotContain("hunter2");
    }

    @Test
    void of_guardrailWithErrors_isRefused() {
        assertThatThrownBy(() -> GuardrailEvaluation.of(
                        guardrail(keyword(1, "x")).toBuilder().name("").build()))
                .isInstanceOf(OrcaException.class);
    }

    @Test
    void start_goesThroughItsStates() {
        GuardrailEvaluation evaluation = GuardrailEvaluation.of(guardrail(keyword(1, "apple")));
        List<Runnable> queue = new ArrayList<>();
        EvaluationRun run = evaluation.start(corpus(row("x", "apple"), row("x", "pear")), queue::add);
        assertThat(run.state()).isEqualTo(EvaluationRun.State.QUEUED);
        assertThat(run.total()).isEqualTo(2);
        queue.get(0).run();
        assertThat(run.state()).isEqualTo(EvaluationRun.State.COMPLETE);
        assertThat(run.state().wire()).isEqualTo("complete");
        assertThat(run.done()).isEqualTo(2);
        assertThat(run.await().overall().recall()).isEqualTo(0.5);
        run.cancel();
        assertThat(run.state()).isEqualTo(EvaluationRun.State.COMPLETE);
    }

    @Test
    void start_whileRunning_tellsHowFarItIsAndCanBeCancelled() {
        List<Runnable> queue = new ArrayList<>();
        List<EvaluationRun> started = new ArrayList<>();
        Set<String> states = new TreeSet<>();
        JudgeModel model = question -> {
            EvaluationRun run = started.get(0);
            states.add(run.state() + " " + run.done());
            run.cancel();
            return new JudgeModel.Answer("{\"flagged\":false}", 0, 0, 0);
        };
        EvaluationRun run = GuardrailEvaluation.of(guardrail(judge(true)), builder -> builder.judge(model))
                .start(corpus(row("x", "a"), row("x", "b")), queue::add);
        started.add(run);
        queue.get(0).run();
        assertThat(states).containsExactly("RUNNING 0");
        assertThat(run.state()).isEqualTo(EvaluationRun.State.FAILED);
        assertThatThrownBy(run::await).isInstanceOf(CancellationException.class);
    }

    @Test
    void start_wiringThatBreaks_failsTheRun() {
        List<Runnable> queue = new ArrayList<>();
        GuardrailRule spotlight = GuardrailRule.of(
                1, RuleStage.INPUT, GuardrailAction.SPOTLIGHT, new RuleCheck.Keyword(List.of("apple")));
        EvaluationRun run = GuardrailEvaluation.of(
                        guardrail(spotlight),
                        builder -> builder.nonces(() -> {
                            throw new IllegalStateException("no entropy");
                        }))
                .start(corpus(row("x", "apple")), queue::add);
        assertThatThrownBy(() -> queue.get(0).run()).isInstanceOf(IllegalStateException.class);
        assertThat(run.state()).isEqualTo(EvaluationRun.State.FAILED);
        assertThatThrownBy(run::await).isInstanceOf(CompletionException.class);
    }
}
