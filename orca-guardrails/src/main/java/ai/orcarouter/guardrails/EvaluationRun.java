/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A measurement that {@link GuardrailEvaluation#start} began (REFERENCE 4.14). Thread-safe. */
public final class EvaluationRun {
    private final EvaluationCorpus corpus;
    private final Consumer<CorpusSample> screen;
    private final Supplier<EvaluationReport> report;
    private final CompletableFuture<EvaluationReport> result = new CompletableFuture<>();
    private volatile boolean started;
    private volatile int done;

    /** How far a run is. */
    public enum State {
        /** It waits for a thread. */
        QUEUED,
        /** Samples are being screened. */
        RUNNING,
        /** There is a report. */
        COMPLETE,
        /** It was cancelled, or host code failed; there is no report. */
        FAILED;

        /** The name in documents. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    EvaluationRun(EvaluationCorpus corpus, Consumer<CorpusSample> screen, Supplier<EvaluationReport> report) {
        this.corpus = corpus;
        this.screen = screen;
        this.report = report;
    }

    /** Runs once, on one thread. */
    void run() {
        started = true;
        try {
            int screened = 0;
            for (CorpusSample sample : corpus.samples()) {
                if (result.isDone()) {
                    return;
                }
                screen.accept(sample);
                screened++;
                done = screened;
            }
            result.complete(report.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    /** How far it is. */
    public State state() {
        if (result.isDone()) {
            return result.isCompletedExceptionally() ? State.FAILED : State.COMPLETE;
        }
        return started ? State.RUNNING : State.QUEUED;
    }

    /** How many samples have been screened. */
    public int done() {
        return done;
    }

    /** How many samples there are. */
    public int total() {
        return corpus.samples().size();
    }

    /** Ends the run before its next sample; without effect once it has ended. */
    public void cancel() {
        result.cancel(false);
    }

    /**
     * Waits for the report.
     *
     * @throws CancellationException when it was cancelled
     * @throws CompletionException when host code failed
     */
    public EvaluationReport await() {
        return result.join();
    }
}
