/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import com.google.adk.models.BaseLlm;
import com.google.adk.models.BaseLlmConnection;
import com.google.adk.models.LlmRequest;
import com.google.adk.models.LlmResponse;
import com.google.genai.types.Blob;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model that says what a script says, in one piece or streamed, and keeps what it read. */
final class ScriptedLlm extends BaseLlm {
    private final List<List<ScriptedCall>> turns;
    private final List<ToolMessage> seen = new ArrayList<>();
    private int turn;

    ScriptedLlm(List<List<ScriptedCall>> turns) {
        super("scripted");
        this.turns = turns;
    }

    /** The answers to its calls that it read. */
    synchronized List<ToolMessage> seen() {
        return List.copyOf(seen);
    }

    @Override
    public synchronized Flowable<LlmResponse> generateContent(LlmRequest request, boolean stream) {
        seen.clear();
        request.contents().stream()
                .flatMap(content -> content.parts().orElse(List.of()).stream())
                .flatMap(part -> part.functionResponse().stream())
                .map(ScriptedLlm::message)
                .forEach(seen::add);
        if (turn < turns.size()) {
            return Flowable.just(response(calls(turns.get(turn++))));
        }
        Content done = Content.fromParts(Part.fromText(AgentSetup.DONE)).toBuilder()
                .role("model")
                .build();
        LlmResponse piece = LlmResponse.builder().content(done).partial(true).build();
        return stream ? Flowable.just(piece, response(done)) : Flowable.just(response(done));
    }

    /** Says the first turn of the script, and nothing to what is said to it. */
    @Override
    public BaseLlmConnection connect(LlmRequest request) {
        return new BaseLlmConnection() {
            @Override
            public Completable sendHistory(List<Content> history) {
                return Completable.complete();
            }

            @Override
            public Completable sendContent(Content content) {
                return Completable.complete();
            }

            @Override
            public Completable sendRealtime(Blob blob) {
                return Completable.complete();
            }

            @Override
            public Flowable<LlmResponse> receive() {
                return Flowable.just(response(calls(turns.get(0))));
            }

            @Override
            public void close() {}

            @Override
            public void close(Throwable failure) {}
        };
    }

    static ToolMessage message(FunctionResponse response) {
        return new ToolMessage(
                response.id().orElse(""), String.valueOf(response.response().orElse(Map.of())));
    }

    private static LlmResponse response(Content content) {
        return LlmResponse.builder().content(content).build();
    }

    static Content calls(List<ScriptedCall> calls) {
        Stream<Part> parts = calls.stream()
                .map(call -> Part.builder()
                        .functionCall(FunctionCall.builder()
                                .id(call.id())
                                .name(call.tool())
                                .args(arguments(call.arguments()))
                                .build())
                        .build());
        return Content.builder().role("model").parts(parts.toList()).build();
    }

    private static Map<String, Object> arguments(String json) {
        Map<String, Object> out = new HashMap<>();
        if (Arguments.ofJson(json).value() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> out.put((String) name, value));
        }
        return out;
    }
}
