/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.internal.eval.Scoring;
import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Measures a guardrail by labelled texts: precision, recall and F1, overall and by category (REFERENCE 4.14).
 *
 * <p>A sample counts as found when a rule of the guardrail fires on it, whatever its action. A category that the
 * guardrail says by name, which is the type or label of a rule or an entity of personal data that a rule looks for, is
 * held against exactly that; for every other category any rule that fires counts, and false alarms are those on benign
 * samples. Samples are screened as texts would be, one after the other, whether or not the guardrail is enabled, and
 * nothing is stored. A sample about which a service failed is counted apart and is in no score.
 *
 * <p>Immutable and thread-safe. The guardrail is the one that was given, whatever becomes of it meanwhile.
 */
public final class GuardrailEvaluation {
    /** How many failing samples a report lists when not said. */
    public static final int DEFAULT_MAX_FAILING = 100;

    private final Guardrail guardrail;
    private final GuardrailEngine engine;
    private final int maxFailing;

    private GuardrailEvaluation(Guardrail guardrail, GuardrailEngine engine, int maxFailing) {
        this.guardrail = guardrail;
        this.engine = engine;
        this.maxFailing = maxFailing;
    }

    /**
     * Measures a guardrail without services: rules that ask others fail as they say.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the guardrail has errors
     */
    public static GuardrailEvaluation of(Guardrail guardrail) {
        return of(guardrail, builder -> builder);
    }

    /**
     * Measures a guardrail with services.
     *
     * @param wiring hands the engine what it needs, such as its judge
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the guardrail has errors
     */
    public static GuardrailEvaluation of(Guardrail guardrail, UnaryOperator<GuardrailEngine.Builder> wiring) {
        Guardrail enabled = guardrail.toBuilder().enabled(true).build();
        GuardrailEngine engine = wiring.apply(GuardrailEngine.builder(enabled)).build();
        return new GuardrailEvaluation(guardrail, engine, DEFAULT_MAX_FAILING);
    }

    /**
     * The same with another bound of failing samples that a report lists; all of them are counted.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public GuardrailEvaluation maxFailing(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("a bound is not negative: " + value);
        }
        return new GuardrailEvaluation(guardrail, engine, value);
    }

    /** Screens every sample and counts. Blocks as long as that takes. */
    public EvaluationReport run(EvaluationCorpus corpus) {
        Scoring scoring = new Scoring(guardrail, corpus, maxFailing);
        corpus.samples().forEach(sample -> screen(sample, scoring));
        return scoring.report();
    }

    /**
     * Does the same on another thread.
     *
     * @param executor runs it as one task; when it refuses, so does this method
     */
    public EvaluationRun start(EvaluationCorpus corpus, Executor executor) {
        Scoring scoring = new Scoring(guardrail, corpus, maxFailing);
        EvaluationRun run = new EvaluationRun(corpus, sample -> screen(sample, scoring), scoring::report);
        executor.execute(run::run);
        return run;
    }

    private void screen(CorpusSample sample, Scoring scoring) {
        scoring.add(sample, engine.screen(sample.stage(), sample.text()));
    }
}
