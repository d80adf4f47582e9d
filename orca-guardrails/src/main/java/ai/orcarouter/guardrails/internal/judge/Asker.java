/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import ai.orcarouter.guardrails.internal.rule.AdvancedChecks;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.TokenCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a text whatever its rules say, all at once, each within its own time (REFERENCE 4.3). A question that is
 * not answered in time, or with nonsense, ends as the rule says: open or closed, and recorded either way. An answer
 * that comes late counts for nothing even if it is there before anybody looks. Thread-safe.
 *
 * <p>Threads that have the caller do the work, as some do when there is too much of it, leave nobody to wait: questions
 * are then asked one after the other, each is interrupted when its time is up, and what comes later is late.
 */
public final class Asker implements AdvancedChecks {
    private static final String LATE = "no answer in time";

    private final Questions questions;
    private final ExecutorService threads;
    private final Settings settings;

    /** An asker that runs questions on {@code threads}, which it does not shut down. */
    public Asker(Questions questions, ExecutorService threads, Settings settings) {
        this.questions = questions;
        this.threads = threads;
        this.settings = settings;
    }

    private record Asked(GuardrailRule rule, FutureTask<Outcome> task, long deadline) {}

    @Override
    public List<Outcome> ask(List<GuardrailRule> rules, ScreenRequest request, String text) {
        Thread caller = Thread.currentThread();
        List<Asked> asked = new ArrayList<>();
        for (GuardrailRule rule : rules) {
            Duration time = timeout(rule.check());
            long deadline = System.nanoTime() + time.toNanos();
            Callable<Outcome> question = () -> questions.ask(rule, request, text, time.toMillis());
            FutureTask<Outcome> task = new FutureTask<>(() -> Thread.currentThread() == caller
                    ? answeredHere(rule, question, deadline)
                    : answered(rule, question, deadline));
            asked.add(new Asked(rule, task, deadline));
            try {
                threads.execute(task);
            } catch (RuntimeException | Error refused) { // also when there is no memory for another thread
                task.cancel(false);
            }
        }
        return asked.stream().map(Asker::outcome).toList();
    }

    private static Outcome answered(GuardrailRule rule, Callable<Outcome> question, long deadline) throws Exception {
        try {
            Outcome outcome = question.call();
            return isOver(deadline) ? failed(rule, LATE, outcome.cost()) : outcome;
        } catch (Exception e) {
            if (isOver(deadline)) {
                return failed(rule, LATE, TokenCost.NONE);
            }
            throw e;
        }
    }

    private static Outcome answeredHere(GuardrailRule rule, Callable<Outcome> question, long deadline)
            throws Exception {
        Alarm alarm = Alarm.in(deadline - System.nanoTime());
        try {
            return answered(rule, question, deadline);
        } finally {
            alarm.stop();
        }
    }

    private static boolean isOver(long deadline) {
        return System.nanoTime() - deadline > 0;
    }

    private Duration timeout(RuleCheck check) {
        long millis = 0;
        if (check instanceof RuleCheck.LlmJudge judge) {
            millis = judge.timeoutMillis();
        } else if (check instanceof RuleCheck.External external) {
            millis = external.timeoutMillis();
        } else if (check instanceof RuleCheck.Grounding grounding) {
            millis = grounding.timeoutMillis();
        }
        return millis == 0 ? settings.defaultTimeout() : Duration.ofMillis(millis);
    }

    private static Outcome outcome(Asked asked) {
        try {
            return asked.task.get(Math.max(0, asked.deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asked.task.cancel(true);
            return failed(asked.rule, LATE, TokenCost.NONE);
        } catch (CancellationException e) {
            return failed(asked.rule, "too many questions at once", TokenCost.NONE);
        } catch (InterruptedException e) {
            asked.task.cancel(true);
            Thread.currentThread().interrupt();
            return failed(asked.rule, "the caller was interrupted", TokenCost.NONE);
        } catch (ExecutionException e) {
            return failed(asked.rule, "no answer: " + simpleName(e.getCause()), TokenCost.NONE);
        }
    }

    /** The kind of failure; messages of host code may hold secrets. */
    private static String simpleName(@Nullable Throwable failure) {
        return failure == null ? "failure" : failure.getClass().getSimpleName();
    }

    /** What a rule that could not be decided comes to. */
    static Outcome failed(GuardrailRule rule, String problem, TokenCost cost) {
        boolean open = isFailOpen(rule.check());
        CheckFailure failure = new CheckFailure(rule.id(), rule.type(), rule.label(), open, problem);
        GuardrailRule closed = new GuardrailRule(
                rule.id(), rule.label(), rule.stage(), GuardrailAction.BLOCK, "", false, rule.check());
        return new Outcome(open ? rule : closed, !open, problem, "", List.of(), failure, cost);
    }

    private static boolean isFailOpen(RuleCheck check) {
        if (check instanceof RuleCheck.LlmJudge judge) {
            return judge.failOpen();
        }
        if (check instanceof RuleCheck.External external) {
            return external.failOpen();
        }
        return !(check instanceof RuleCheck.Grounding grounding) || !grounding.strict();
    }
}
