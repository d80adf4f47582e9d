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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a text whatever its rules say, all at once, each within its own time (REFERENCE 4.3). A question that is
 * not answered in time, or with nonsense, ends as the rule says: open or closed, and recorded either way. Thread-safe.
 */
public final class Asker implements AdvancedChecks {
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
        List<Asked> asked = new ArrayList<>();
        for (GuardrailRule rule : rules) {
            Duration time = timeout(rule.check());
            Callable<Outcome> question = () -> questions.ask(rule, request, text, time.toMillis());
            FutureTask<Outcome> task = new FutureTask<>(question);
            asked.add(new Asked(rule, task, System.nanoTime() + time.toNanos()));
            try {
                threads.execute(task);
            } catch (RejectedExecutionException e) {
                task.cancel(false);
            }
        }
        return asked.stream().map(Asker::outcome).toList();
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
            return failed(asked.rule, "no answer in time", TokenCost.NONE);
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
