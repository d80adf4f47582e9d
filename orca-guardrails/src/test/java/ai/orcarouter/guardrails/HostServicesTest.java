/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Replacement;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a host's service does, a rule ends as it says, and a text is never let through for a fault of the service.
 */
final class HostServicesTest {
    private static final String TEXT = "hello there \uD83D\uDE00";

    private static GuardrailRule judge(boolean failOpen) {
        RuleCheck check = new RuleCheck.LlmJudge(
                "small", "Flag.", RuleCheck.LlmJudge.Format.YES_NO, null, List.of(), 0, failOpen);
        return GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.FLAG, check);
    }

    private static GuardrailRule external(boolean failOpen) {
        RuleCheck check = new RuleCheck.External(RuleCheck.External.Vendor.WEBHOOK, "dlp", 0, failOpen);
        return GuardrailRule.of(2, RuleStage.BOTH, GuardrailAction.FLAG, check);
    }

    private static GuardrailRule grounding(boolean strict) {
        RuleCheck check = new RuleCheck.Grounding("", "", 0.7, strict, 1_000, 0);
        return GuardrailRule.of(3, RuleStage.OUTPUT, GuardrailAction.BLOCK, check);
    }

    private static GuardrailEngine.Builder engine(GuardrailRule... rules) {
        return GuardrailEngine.builder(
                        Guardrail.builder("g").rules(List.of(rules)).build())
                .defaultTimeout(Duration.ofMinutes(5));
    }

    private static Screening screened(GuardrailEngine.Builder engine) {
        return engine.build().screen(TextStage.OUTPUT, TEXT, "", List.of("a source"));
    }

    private static Screening answered(boolean failOpen, ExternalGuardrail.Answer answer) {
        return screened(engine(external(failOpen)).external(request -> answer));
    }

    /** What a service written without checks for null gives. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static void assertFailed(Screening screening, boolean failOpen, String problem) {
        assertThat(screening.blocked()).isNotEqualTo(failOpen);
        assertThat(screening.failures()).extracting(CheckFailure::problem).containsExactly(problem);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException thrown(Throwable any) throws T {
        throw (T) any;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_serviceThrowsAnything_failsAsTheRuleSays(boolean failOpen) {
        List<Supplier<Throwable>> throwables = List.of(
                StackOverflowError::new,
                OutOfMemoryError::new,
                AssertionError::new,
                InterruptedException::new,
                () -> new Throwable("raw"));
        for (Supplier<Throwable> each : throwables) {
            Throwable any = each.get();
            String problem = "no answer: " + any.getClass().getSimpleName();
            assertFailed(
                    screened(engine(judge(failOpen)).judge(question -> {
                        throw thrown(any);
                    })),
                    failOpen,
                    problem);
            assertFailed(
                    screened(engine(external(failOpen)).external(request -> {
                        throw thrown(any);
                    })),
                    failOpen,
                    problem);
            assertFailed(
                    screened(engine(grounding(!failOpen)).groundingVerifier((question, answer, sources) -> {
                        throw thrown(any);
                    })),
                    failOpen,
                    problem);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_serviceGivesNothing_failsAsTheRuleSays(boolean failOpen) {
        String problem = "no answer: NullPointerException";
        assertFailed(screened(engine(judge(failOpen)).judge(question -> nothing())), failOpen, problem);
        assertFailed(screened(engine(external(failOpen)).external(request -> nothing())), failOpen, problem);
        assertFailed(
                screened(engine(grounding(!failOpen)).groundingVerifier((question, answer, sources) -> nothing())),
                failOpen,
                problem);
        assertFailed(
                screened(engine(grounding(!failOpen))
                        .groundingVerifier((question, answer, sources) -> Collections.singletonList(nothing()))),
                failOpen,
                problem);
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "MASK")
    void screen_verdictWithoutDetail_counts(Verdict verdict) {
        Screening screening = answered(true, new ExternalGuardrail.Answer(verdict, nothing(), List.of()));
        assertThat(screening.blocked()).isEqualTo(verdict == Verdict.BLOCK);
        assertThat(screening.violations()).hasSize(verdict == Verdict.ALLOW ? 0 : 1);
        assertThat(screening.failures()).isEmpty();
    }

    private static ExternalGuardrail.Answer masking(Replacement... replacements) {
        return new ExternalGuardrail.Answer(Verdict.MASK, "", List.of(replacements));
    }

    @Test
    void screen_maskWithoutReplacement_redacts() {
        assertThat(answered(true, masking(new Replacement(0, 5, nothing()))).text())
                .contains("[REDACTED] there \uD83D\uDE00");
    }

    @Test
    void screen_maskOfHalfAPair_masksAllOfIt() {
        assertThat(answered(true, masking(new Replacement(0, 13, "-"))).text()).contains("-");
        assertThat(answered(true, masking(new Replacement(13, 14, "-"))).text()).contains("hello there -");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_maskOfNoCharacter_failsAsTheRuleSays(boolean failOpen) {
        assertFailed(answered(failOpen, masking(new Replacement(2, 2, "x"))), failOpen, "the answer masks nothing");
    }

    @Test
    void screen_detailLongerThanIsRead_isNotShown() {
        Screening screening = answered(true, new ExternalGuardrail.Answer(Verdict.FLAG, "x".repeat(70_000), List.of()));
        assertThat(screening.violations().get(0).detail()).isEqualTo("external: ");
    }

    /** Has no memory for another thread. */
    private static final class Exhausted extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            throw new OutOfMemoryError("unable to create native thread");
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return new ArrayList<>();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_noMoreThreads_failsAsTheRuleSays(boolean failOpen) {
        Screening screening = screened(engine(external(failOpen))
                .external(request -> new ExternalGuardrail.Answer(Verdict.ALLOW, "", List.of()))
                .threads(new Exhausted()));
        assertFailed(screening, failOpen, "too many questions at once");
    }

    @Test
    void screen_noNonce_marksNothingWithAKnownOne() {
        RuleCheck check = new RuleCheck.Keyword(List.of("hello"));
        GuardrailEngine engine = engine(GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.SPOTLIGHT, check))
                .nonces(HostServicesTest::nothing)
                .build();
        assertThatThrownBy(() -> engine.screen(TextStage.INPUT, TEXT)).isInstanceOf(NullPointerException.class);
    }
}
