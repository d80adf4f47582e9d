/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.GuardedAnswer;
import ai.orcarouter.firewall.model.ToolCall;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.google.adk.JsonBaseModel;
import com.google.adk.models.LlmRequest;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.FunctionTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.FunctionDeclaration;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A tool that runs another one only as the guard lets it. */
final class GuardedTool extends BaseTool {
    /** What a model reads of a function whose answers go on coming: nothing could judge what came later. */
    static final String STREAMS = "firewall deny: a function that streams its answers cannot be guarded";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final BaseTool inner;
    private final OrcaTools tools;

    GuardedTool(BaseTool inner, OrcaTools tools) {
        super(inner.name(), inner.description(), inner.longRunning());
        this.inner = inner;
        this.tools = tools;
        inner.customMetadata().forEach(this::setCustomMetadata);
    }

    boolean isBy(OrcaTools others) {
        return tools.equals(others);
    }

    @Override
    public Optional<FunctionDeclaration> declaration() {
        return inner.declaration();
    }

    /** Lets the tool write into the request what it needs, and takes its place among the tools. */
    @Override
    public Completable processLlmRequest(LlmRequest.Builder request, ToolContext context) {
        Completable own = inner.processLlmRequest(request, context);
        return (own == null ? Completable.complete() : own).andThen(Completable.fromAction(() -> {
            Map<String, BaseTool> all = new LinkedHashMap<>(request.build().tools());
            if (all.replace(name(), inner, this)) {
                request.tools(all);
            }
        }));
    }

    @Override
    public Single<Map<String, Object>> runAsync(Map<String, Object> arguments, ToolContext context) {
        if (inner instanceof FunctionTool function && function.isStreaming()) {
            return Single.just(Map.of("error", STREAMS));
        }
        return Single.defer(() -> Single.fromCompletionStage(run(arguments, context)))
                .onErrorResumeNext(failure -> Single.error(cause(failure)));
    }

    private CompletionStage<Map<String, Object>> run(Map<String, Object> arguments, ToolContext context) {
        AtomicReference<@Nullable Map<String, Object>> response = new AtomicReference<>();
        ToolCall call = tools.call(name(), arguments, context);
        return tools.guard()
                .runAsync(
                        tools.caller(context),
                        call,
                        effective -> inner.runAsync(
                                        effective.equals(call.arguments()) ? arguments : members(effective), context)
                                .map(answer -> {
                                    response.set(answer);
                                    return json(answer);
                                })
                                .toCompletionStage())
                .thenApply(answer -> response(answer, response.get()));
    }

    private static Map<String, Object> members(Arguments effective) {
        Map<String, Object> out = new HashMap<>();
        if (effective.value() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> out.put((String) name, value));
        }
        return out;
    }

    private static Map<String, Object> response(GuardedAnswer answer, @Nullable Map<String, Object> response) {
        if (response == null || answer.isRefusal()) {
            return Map.of("error", answer.text());
        }
        return answer.text().equals(json(response)) ? response : rewritten(answer.text());
    }

    /** What a screen made of the response; it may have put something around it, so that it is JSON no more. */
    private static Map<String, Object> rewritten(String text) {
        try {
            return JsonBaseModel.getMapper().readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            return Map.of("result", text);
        }
    }

    private static String json(Map<String, Object> response) {
        try {
            return JsonBaseModel.getMapper().writeValueAsString(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tool's response is no JSON", e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
