/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.LlmAgent;
import com.google.adk.models.BaseLlm;
import com.google.adk.models.BaseLlmConnection;
import com.google.adk.models.LlmRequest;
import com.google.adk.models.LlmResponse;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.runner.Runner;
import com.google.adk.sessions.Session;
import com.google.adk.tools.Annotations.Schema;
import com.google.adk.tools.FunctionTool;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Flowable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An agent whose model, here a script, first looks up an order and then tries to delete it. The second call does not
 * run.
 */
public final class Example {
    private static final String POLICY = """
            id: 1
            name: shop
            default_verdict: allow
            rules:
              - id: 1
                label: orders are not deleted by agents
                stage: mcp
                tool_name_glob: deleteOrder
                verdict: deny
            """;

    private Example() {}

    /** Tools of the host. */
    public static final class Orders {
        private int deleted;

        /** Looks up an order. */
        @Schema(description = "Looks up an order")
        public Map<String, Object> findOrder(@Schema(name = "id") String id) {
            return Map.of("order", id + ": two chairs");
        }

        /** Deletes an order. */
        @Schema(description = "Deletes an order")
        public Map<String, Object> deleteOrder(@Schema(name = "id") String id) {
            deleted++;
            return Map.of("order", id + " is deleted");
        }

        int deleted() {
            return deleted;
        }
    }

    // snippet: adk
    static Runner runner(BaseAgent agent, FirewallPolicy policy) {
        FirewallEngine engine = FirewallEngine.builder().policy(policy).build();
        OrcaTools orca = OrcaTools.of(ToolGuard.of(engine));
        return new InMemoryRunner(agent, "shop", List.of(orca.plugin()));
    }
    // end of snippet

    /** Plays the scene and prints what the model was told. */
    public static void main(String[] args) {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** How many orders were deleted. */
    static int run(PrintStream out) {
        Orders orders = new Orders();
        LlmAgent agent = LlmAgent.builder()
                .name("clerk")
                .model(new Script())
                .tools(FunctionTool.create(orders, "findOrder"), FunctionTool.create(orders, "deleteOrder"))
                .build();
        Runner runner = runner(
                agent, PolicyCodec.standard().decode("policy.yaml", POLICY).policy());
        Session session = runner.sessionService().createSession("shop", "ann").blockingGet();
        runner.runAsync("ann", session.id(), Content.fromParts(Part.fromText("Get rid of order 7")))
                .blockingForEach(event -> event.functionResponses()
                        .forEach(response -> out.println(response.name().orElse("") + " -> "
                                + response.response().orElse(Map.of()))));
        return orders.deleted();
    }

    /** A model without a network: it calls both tools and then says that it is done. */
    private static final class Script extends BaseLlm {
        private int turn;

        Script() {
            super("script");
        }

        @Override
        public Flowable<LlmResponse> generateContent(LlmRequest request, boolean stream) {
            turn++;
            Part part = turn > 2
                    ? Part.fromText("done")
                    : Part.builder()
                            .functionCall(FunctionCall.builder()
                                    .id("call-" + turn)
                                    .name(turn == 1 ? "findOrder" : "deleteOrder")
                                    .args(Map.of("id", "7"))
                                    .build())
                            .build();
            Content content =
                    Content.builder().role("model").parts(List.of(part)).build();
            return Flowable.just(LlmResponse.builder().content(content).build());
        }

        @Override
        public BaseLlmConnection connect(LlmRequest request) {
            throw new IllegalStateException("a script has no live connection");
        }
    }
}
