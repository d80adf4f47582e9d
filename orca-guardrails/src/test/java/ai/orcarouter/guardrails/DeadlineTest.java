/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Answer;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Verdict;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come late, on threads of their own and on that of the caller. */
final class DeadlineTest {
    private static final Answer ALLOW = new Answer(Verdict.ALLOW, "", List.of());
    private static final int SHORT = 20;

    /** Has the caller do the work, as pools do that are full and have been told to. */
    private static final class CallersThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
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

    private static GuardrailRule external(long millis, boolean failOpen) {
        return GuardrailRule.of(
                1,
                RuleStage.BOTH,
                GuardrailAction.FLAG,
                new RuleCheck.External(RuleCheck.External.Vendor.WEBHOOK, "dlp", millis, failOpen));
    }

    private static GuardrailRule judge() {
        return GuardrailRule.of(
                2,
                RuleStage.BOTH,
                GuardrailAction.BLOCK,
                new RuleCheck.LlmJudge("m", "r", RuleCheck.LlmJudge.Format.YES_NO, null, List.of(), 0, false));
    }

    private static GuardrailEngine.Builder engine(GuardrailRule... rules) {
        return GuardrailEngine.builder(
                        Guardrail.builder("g").rules(List.of(rules)).build())
                .defaultTimeout(Duration.ofMinutes(5));
    }

    private static Screening screened(ExecutorService threads, ExternalGuardrail service, boolean failOpen) {
        return engine(external(SHORT, failOpen))
                .external(service)
                .threads(threads)
                .build()
                .screen(TextStage.INPUT, "x");
    }

    private static void spin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void noInterruptIsLeftBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_callersThreadAndServiceThatHangs_isInterruptedInTime(boolean failOpen) {
        Screening screening = screened(
                new CallersThread(),
                request -> {
                    new CountDownLatch(1).await();
                    return ALLOW;
                },
                failOpen);

        assertThat(screening.blocked()).isEqualTo(!failOpen);
        assertThat(screening.failures()).extracting(CheckFailure::problem).containsExactly("no answer in time");
    }

    @Test
    void screen_callersThreadAndServiceThatHeedsNoInterrupt_countsForNothingWhenLate() {
        Screening screening = screened(
                new CallersThread(),
                request -> {
                    spin(Duration.ofMillis(2 * SHORT));
                    return ALLOW;
                },
                false);

        assertThat(screening.blocked()).isTrue();
        assertThat(screening.failures()).extracting(CheckFailure::problem).containsExactly("no answer in time");
    }

    @Test
    void screen_callersThreadAndServiceInTime_isHeard() {
        GuardrailEngine engine = engine(external(0, false))
                .external(request -> ALLOW)
                .threads(new CallersThread())
                .build();

        assertThat(engine.screen(TextStage.INPUT, "x")).isEqualTo(Screening.clean("x"));
    }

    @Test
    void screen_callersThreadAndServiceThatFailsInTime_saysHow() {
        Screening screening = engine(external(0, false))
                .external(request -> {
                    throw new IOException("secret");
                })
                .threads(new CallersThread())
                .build()
                .screen(TextStage.INPUT, "x");

        assertThat(screening.failures()).extracting(CheckFailure::problem).containsExactly("no answer: IOException");
    }

    @Test
    void screen_lateAnswerThatIsThereWhenItIsLookedAt_countsForNothing() {
        CountDownLatch answered = new CountDownLatch(1);
        Screening screening = engine(judge(), external(SHORT, false))
                .judge(question -> {
                    answered.await();
                    return new JudgeModel.Answer("{\"flagged\":false}", 0, 0, 0);
                })
                .external(request -> {
                    spin(Duration.ofMillis(2 * SHORT));
                    answered.countDown();
                    return ALLOW;
                })
                .build()
                .screen(TextStage.INPUT, "x");

        assertThat(screening.blocked()).isTrue();
        assertThat(screening.failures()).extracting(CheckFailure::problem).containsExactly("no answer in time");
    }
}
