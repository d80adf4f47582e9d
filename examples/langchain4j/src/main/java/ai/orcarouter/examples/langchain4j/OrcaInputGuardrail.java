/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailScreen;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;

/**
 * Screens what a user says before the model reads it: masks it or stops the invocation. It sees no tool results; those
 * are the {@code ToolGuard}'s, by its text screen. Thread-safe.
 */
public final class OrcaInputGuardrail implements InputGuardrail {
    private final TextScreen screen;

    /** Screens by {@code engine}. */
    public OrcaInputGuardrail(GuardrailEngine engine) {
        this(new GuardrailScreen(engine));
    }

    /** Screens by {@code screen}; one that throws or returns null blocks. */
    public OrcaInputGuardrail(TextScreen screen) {
        this.screen = screen;
    }

    @Override
    public InputGuardrailResult validate(UserMessage message) {
        if (!message.hasSingleText()) {
            return fatal("guardrail: only a message of one text can be screened");
        }
        String text = message.singleText();
        String left = Screens.text(screen, TextScreen.Stage.INPUT, "user", text);
        if (left == null) {
            return fatal("guardrail: the prompt is blocked");
        }
        return left.equals(text) ? success() : successWith(left);
    }

    @Override
    public InputGuardrailResult validate(InputGuardrailRequest request) {
        return validate(request.userMessage());
    }
}
