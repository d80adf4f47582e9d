/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.internal.rule.AdvancedChecks;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.internal.rule.Suppressions;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Screens texts by one guardrail (REFERENCE 4.3).
 *
 * <p>Immutable and thread-safe. Time is linear in the text; nothing is asked over a network unless the guardrail has a
 * rule that says so. A disabled guardrail lets everything through.
 */
public final class GuardrailEngine {
    private final CompiledGuardrail compiled;

    private GuardrailEngine(CompiledGuardrail compiled) {
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

    /** Collects what an engine needs. Not thread-safe. */
    public static final class Builder {
        private final Guardrail guardrail;
        private Supplier<String> nonces = Builder::nonce;

        private Builder(Guardrail guardrail) {
            this.guardrail = guardrail;
        }

        /** Sets where the nonces of spotlight delimiters come from; a secure random source when not said. */
        public Builder nonces(Supplier<String> value) {
            nonces = value;
            return this;
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
            List<Issue> errors = GuardrailCodec.check(guardrail).stream()
                    .filter(Issue::isError)
                    .toList();
            if (!errors.isEmpty()) {
                throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
            }
            AdvancedChecks advanced = (rules, request, text) -> List.of();
            return new GuardrailEngine(
                    new CompiledGuardrail(guardrail, new Analyzers(), Suppressions.NONE, advanced, nonces));
        }
    }
}
