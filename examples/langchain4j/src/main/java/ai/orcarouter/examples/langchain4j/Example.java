/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An AI service whose model, here a script, first looks up an order and then tries to delete it. The second call does
 * not run.
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

    /** What the host's code talks to. */
    interface Assistant {
        /** One turn of a conversation. */
        String chat(String message);
    }

    /** Tools of the host. */
    static final class Orders {
        private int deleted;

        @Tool("Looks up an order")
        String findOrder(String id) {
            return "order " + id + ": two chairs";
        }

        @Tool("Deletes an order")
        String deleteOrder(String id) {
            deleted++;
            return "order " + id + " is deleted";
        }

        int deleted() {
            return deleted;
        }
    }

    // snippet: langchain4j
    static Assistant assistant(ChatModel model, FirewallPolicy policy, Object... tools) {
        FirewallEngine engine = FirewallEngine.builder().policy(policy).build();
        OrcaTools orca = OrcaTools.of(ToolGuard.of(engine));
        return AiServices.builder(Assistant.class)
                .chatModel(model)
                .tools(orca.guard(tools))
                .build();
    }
    // end of snippet

    /** Plays the scene and prints what the model was told. */
    public static void main(String[] args) {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** How many orders were deleted. */
    static int run(PrintStream out) {
        FirewallPolicy policy =
                PolicyCodec.standard().decode("policy.yaml", POLICY).policy();
        Orders orders = new Orders();
        String answer = assistant(new Script(out), policy, orders).chat("Get rid of order 7");
        out.println("answer: " + answer);
        return orders.deleted();
    }

    /** A model without a network: it calls both tools and then repeats what it was told last. */
    private static final class Script implements ChatModel {
        private final PrintStream out;
        private int turn;

        Script(PrintStream out) {
            this.out = out;
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            String told = "";
            if (request.messages().get(request.messages().size() - 1) instanceof ToolExecutionResultMessage result) {
                told = result.text();
                out.println(result.toolName() + " -> " + told);
            }
            turn++;
            AiMessage message = turn > 2
                    ? AiMessage.from("I was told: " + told)
                    : AiMessage.from(List.of(ToolExecutionRequest.builder()
                            .id("call-" + turn)
                            .name(turn == 1 ? "findOrder" : "deleteOrder")
                            .arguments("{\"id\":\"7\"}")
                            .build()));
            return ChatResponse.builder().aiMessage(message).build();
        }
    }
}
