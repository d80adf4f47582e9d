/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.internal.ground.LexicalGroundingVerifier;
import ai.orcarouter.guardrails.internal.judge.Asker;
import ai.orcarouter.guardrails.internal.judge.Questions;
import ai.orcarouter.guardrails.internal.judge.Settings;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.rule.Detection;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.GroundingVerifier;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Screens texts by one guardrail (REFERENCE 4.3).
 *
 * <p>Immutable and thread-safe. Time is linear in the text; nothing is asked over a network unless the guardrail has a
 * rule that says so. A disabled guardrail lets everything through.
 */
public final class GuardrailEngine {
    private final CompiledGuardrail compiled;

    GuardrailEngine(CompiledGuardrail compiled) {
        this.compiled = compiled;
    }

    /** Starts an engine for a guardrail. */
    public static Builder builder(Guardrail guardrail) {
        return new Builder(guardrail);
    }

    /** Screens a text. */
    public Screening screen(TextStage stage, String text) {
        return screen(stage, text, "", List.of());
    }

    /**
     * Screens an answer together with what it answers and what it should be borne out by.
     *
     * @param question may be empty
     * @param sources may be empty
     */
    public Screening screen(TextStage stage, String text, String question, List<String> sources) {
        return compiled.guardrail().enabled()
                ? compiled.screen(new ScreenRequest(stage, text, question, sources))
                : Screening.clean(text);
    }

    CompiledGuardrail compiled() {
        return compiled;
    }

    /** Collects what an engine needs. Not thread-safe. */
    public static final class Builder {
        private final Guardrail guardrail;
        private Supplier<String> nonces = Builder::nonce;
        private @Nullable JudgeModel judge;
        private @Nullable ExternalGuardrail external;
        private GroundingVerifier verifier = new LexicalGroundingVerifier();
        private Settings settings = Settings.defaults();
        private @Nullable ExecutorService threads;

        private Builder(Guardrail guardrail) {
            this.guardrail = guardrail;
        }

        /** Sets where the nonces of spotlight delimiters come from; a secure random source when not said. */
        public Builder nonces(Supplier<String> value) {
            nonces = value;
            return this;
        }

        /** Sets who answers {@code llm_judge} rules; without, they fail as each of them says. */
        public Builder judge(JudgeModel value) {
            judge = value;
            return this;
        }

        /** Sets who answers {@code external} rules; without, they fail as each of them says. */
        public Builder external(ExternalGuardrail value) {
            external = value;
            return this;
        }

        /** Sets who compares answers with sources; a comparison by words when not said. */
        public Builder groundingVerifier(GroundingVerifier value) {
            verifier = value;
            return this;
        }

        /** Sets how long a rule that states no time waits for an answer; three seconds when not said. */
        public Builder defaultTimeout(Duration value) {
            settings = new Settings(
                    value,
                    settings.maxConcurrent(),
                    settings.cacheEntries(),
                    settings.cacheTime(),
                    settings.centsPerHour(),
                    settings.clock());
            return this;
        }

        /**
         * Sets how many answers of judges are kept, and how long; 1,000 for ten minutes when not said.
         *
         * @param entries 0 for none
         */
        public Builder judgeCache(int entries, Duration time) {
            settings = new Settings(
                    settings.defaultTimeout(),
                    settings.maxConcurrent(),
                    entries,
                    time,
                    settings.centsPerHour(),
                    settings.clock());
            return this;
        }

        /** Sets what judges may cost in any hour, in cents of a US dollar; without limit when not said. */
        public Builder judgeBudget(double centsPerHour) {
            settings = new Settings(
                    settings.defaultTimeout(),
                    settings.maxConcurrent(),
                    settings.cacheEntries(),
                    settings.cacheTime(),
                    centsPerHour,
                    settings.clock());
            return this;
        }

        /** Sets what time it is, for cache and budget; the system's clock when not said. */
        public Builder clock(InstantSource value) {
            settings = new Settings(
                    settings.defaultTimeout(),
                    settings.maxConcurrent(),
                    settings.cacheEntries(),
                    settings.cacheTime(),
                    settings.centsPerHour(),
                    value);
            return this;
        }

        /**
         * Sets the threads that ask others; at most 16 daemon threads when not said. A question that finds no free
         * thread fails at once. The engine does not shut them down.
         *
         * <p>Threads that have their caller do the work make it wait for each answer in turn. A service is interrupted
         * there too when its time is up, and an answer that comes later counts as none; but one that heeds no interrupt
         * holds the caller for as long as it likes.
         */
        public Builder threads(ExecutorService value) {
            threads = value;
            return this;
        }

        private ExecutorService threads() {
            return threads != null
                    ? threads
                    : new ThreadPoolExecutor(
                            0, settings.maxConcurrent(), 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                                Thread thread = new Thread(task, "orca-guardrail");
                                thread.setDaemon(true);
                                return thread;
                            });
        }

        private static String nonce() {
            byte[] bytes = new byte[8];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }

        /**
         * The engine.
         *
         * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the guardrail has errors
         */
        public GuardrailEngine build() {
            return new GuardrailEngine(toolset().compile(guardrail));
        }

        /** What to compile this guardrail and others with. */
        Toolset toolset() {
            Detection detection = new Analyzers();
            Asker asker = new Asker(new Questions(judge, external, verifier, settings), threads(), settings);
            return new Toolset(detection, asker, nonces);
        }
    }
}
