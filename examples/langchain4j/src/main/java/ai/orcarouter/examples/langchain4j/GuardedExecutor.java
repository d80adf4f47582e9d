/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.GuardedAnswer;
import ai.orcarouter.firewall.model.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executor that runs another one only as the guard lets it, by both of its methods. */
final class GuardedExecutor implements ToolExecutor {
    private final ToolExecutor inner;
    private final OrcaTools tools;

    GuardedExecutor(ToolExecutor inner, OrcaTools tools) {
        this.inner = inner;
        this.tools = tools;
    }

    boolean isBy(OrcaTools others) {
        return tools.equals(others);
    }

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        InvocationContext context = InvocationContext.builder()
                .invocationId(UUID.randomUUID())
                .chatMemoryId(memoryId)
                .build();
        ToolCall call = tools.call(request, context);
        try {
            return tools.guard()
                    .run(
                            tools.caller(context),
                            call,
                            effective -> inner.execute(with(request, call, effective), memoryId))
                    .text();
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        ToolCall call = tools.call(request, context);
        ToolExecutionResult[] ran = new ToolExecutionResult[1];
        try {
            GuardedAnswer answer = tools.guard().run(tools.caller(context), call, effective -> {
                ran[0] = inner.executeWithContext(with(request, call, effective), context);
                return text(ran[0]);
            });
            return result(answer, ran[0]);
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    /** The request as it is where nothing was rewritten. */
    private static ToolExecutionRequest with(ToolExecutionRequest request, ToolCall call, Arguments effective) {
        boolean hasText = request.arguments() != null && !request.arguments().isBlank();
        return hasText && effective.equals(call.arguments())
                ? request
                : request.toBuilder().arguments(effective.toJson()).build();
    }

    private static String text(ToolExecutionResult result) {
        StringBuilder out = new StringBuilder();
        for (Content content : result.resultContents()) {
            if (content instanceof TextContent text) {
                out.append(out.isEmpty() ? "" : "\n").append(text.text());
            }
        }
        return out.toString();
    }

    private static ToolExecutionResult result(GuardedAnswer answer, @Nullable ToolExecutionResult ran) {
        if (ran == null || answer.isRefusal()) {
            return ToolExecutionResult.builder()
                    .isError(true)
                    .resultText(answer.text())
                    .build();
        }
        if (answer.text().equals(text(ran))) {
            return ran;
        }
        // What the screen rewrote replaces all texts; the object behind them is not handed on either.
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(answer.text()));
        ran.resultContents().stream()
                .filter(content -> !(content instanceof TextContent))
                .forEach(contents::add);
        return ToolExecutionResult.builder()
                .isError(ran.isError())
                .resultContents(contents)
                .attributes(ran.attributes())
                .build();
    }

    /** An executor declares no checked exceptions; one that throws them all the same is not lost. */
    private static RuntimeException unchecked(Exception e) {
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
