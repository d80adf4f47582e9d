/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import java.util.List;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.core.Ordered;
import reactor.core.publisher.Flux;

/**
 * Guards the tools of each request of a chat client, whoever put them there, before the client's tool loop sees them:
 * for clients whose loop has a {@code ToolCallingManager} of its own. Thread-safe.
 */
public final class ToolGuardAdvisor implements CallAdvisor, StreamAdvisor {
    private final OrcaTools tools;

    /** Guards by {@code tools}. */
    public ToolGuardAdvisor(OrcaTools tools) {
        this.tools = tools;
    }

    @Override
    public String getName() {
        return "orca tool guard";
    }

    /** Outside of everything. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
        return chain.nextCall(guarded(request));
    }

    @Override
    public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
        return chain.nextStream(guarded(request));
    }

    private ChatClientRequest guarded(ChatClientRequest request) {
        if (!(request.prompt().getOptions() instanceof ToolCallingChatOptions options)) {
            return request;
        }
        List<ToolCallback> requested = options.getToolCallbacks();
        if (requested == null || requested.isEmpty()) {
            return request;
        }
        ToolCallback[] guarded = tools.guard(requested.toArray(ToolCallback[]::new));
        return request.mutate()
                .prompt(request.prompt()
                        .mutate()
                        .chatOptions(
                                options.mutate().toolCallbacks(List.of(guarded)).build())
                        .build())
                .build();
    }
}
