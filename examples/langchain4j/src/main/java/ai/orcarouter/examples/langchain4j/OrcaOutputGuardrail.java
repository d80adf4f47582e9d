/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailScreen;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;

/**
 * Screens what the model says in the end, after all tool calls: masks it or fails the invocation. Thread-safe. Over a
 * streamed answer LangChain4j runs it when the answer is complete, so what was shown meanwhile stays shown.
 */
public final class OrcaOutputGuardrail implements OutputGuardrail {
    private final TextScreen screen;

    /** Screens by {@code engine}. */
    public OrcaOutputGuardrail(GuardrailEngine engine) {
        this(new GuardrailScreen(engine));
    }

    /** Screens by {@code screen}; one that throws or returns null blocks. */
    public OrcaOutputGuardrail(TextScreen screen) {
        this.screen = screen;
    }

    @Override
    public OutputGuardrailResult validate(AiMessage message) {
        String text = message.text();
        if (text == null || text.isEmpty()) {
            return success();
        }
        String left = Screens.text(screen, TextScreen.Stage.OUTPUT, "model", text);
        if (left == null) {
            return fatal("guardrail: the answer is blocked");
        }
        return left.equals(text) ? success() : successWith(left);
    }

    @Override
    public OutputGuardrailResult validate(OutputGuardrailRequest request) {
        return validate(request.responseFromLLM().aiMessage());
    }
}
