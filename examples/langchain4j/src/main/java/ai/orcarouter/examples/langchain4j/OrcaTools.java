/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.ToolService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the firewall around tools before an AI service gets them. What the policy stops does not run; the model reads
 * {@code firewall deny: ...} as the tool's result, which is marked as an error.
 *
 * <pre>{@code
 * OrcaTools orca = OrcaTools.of(ToolGuard.of(engine));
 * AiServices.builder(Assistant.class)
 *         .chatModel(model)
 *         .tools(orca.guard(new Files(), new Database()))
 *         .toolProvider(orca.guard(mcpToolProvider))
 *         .build();
 * }</pre>
 *
 * <p>Use one of these for an agent: a tool that two of them guard is judged, counted and billed twice. Thread-safe.
 */
public final class OrcaTools {
    private final ToolGuard guard;
    private final Function<InvocationContext, CallContext> callers;
    private final Function<InvocationContext, String> runs;
    private final Function<String, List<String>> names;

    private OrcaTools(Builder from) {
        guard = from.guard;
        callers = from.callers;
        runs = from.runs;
        names = from.names;
    }

    /** Guards by {@code guard}, for callers without a key, under the names that the model is told. */
    public static OrcaTools of(ToolGuard guard) {
        return builder(guard).build();
    }

    /** A builder. */
    public static Builder builder(ToolGuard guard) {
        return new Builder(guard);
    }

    /** The methods with {@code @Tool} of {@code objects}, guarded; for {@code AiServices.tools(List)}. */
    public List<AiServiceTool> guard(Object... objects) {
        List<AiServiceTool> out = new ArrayList<>();
        for (Object object : objects) {
            out.addAll(guard(ToolService.findTools(object)));
        }
        return out;
    }

    /** A copy of {@code tools} with every executor guarded; for {@code AiServices.tools(List)}. */
    public List<AiServiceTool> guard(Map<ToolSpecification, ToolExecutor> tools) {
        return guard(ToolProviderResult.builder().addAll(tools).build().aiServiceTools());
    }

    /** A copy of {@code tools} with every executor guarded. */
    public List<AiServiceTool> guard(List<AiServiceTool> tools) {
        return tools.stream().map(this::guard).toList();
    }

    /** {@code tool} with its executor guarded; a tool that these tools guard already stays as it is. */
    public AiServiceTool guard(AiServiceTool tool) {
        ToolExecutor executor = tool.toolExecutor();
        return executor instanceof GuardedExecutor guarded && guarded.isBy(this)
                ? tool
                : tool.toBuilder()
                        .toolExecutor(new GuardedExecutor(executor, this))
                        .build();
    }

    /**
     * A provider of what {@code provider} provides, each time it is asked, with every executor guarded: tools of MCP
     * servers, their resources as tools, and tools that come later among them.
     */
    public ToolProvider guard(ToolProvider provider) {
        return new ToolProvider() {
            @Override
            public ToolProviderResult provideTools(ToolProviderRequest request) {
                ToolProviderResult result = provider.provideTools(request);
                return result == null
                        ? ToolProviderResult.builder().build()
                        : new ToolProviderResult(guard(result.aiServiceTools()));
            }

            @Override
            public boolean isDynamic() {
                return provider.isDynamic();
            }
        };
    }

    ToolGuard guard() {
        return guard;
    }

    CallContext caller(InvocationContext context) {
        return callers.apply(context);
    }

    ToolCall call(ToolExecutionRequest request, InvocationContext context) {
        String text = request.arguments();
        List<String> known = names.apply(request.name());
        String first = known.isEmpty() ? request.name() : known.get(0);
        String run = runs.apply(context);
        List<String> others = new ArrayList<>(known);
        others.add(request.name());
        return ToolCall.builder(first)
                .aliases(others.toArray(String[]::new))
                .arguments(text == null || text.isBlank() ? Arguments.none() : Arguments.ofJson(text))
                .run(run.isEmpty() ? null : run)
                .conversation(conversation(context))
                .requestId(request.id())
                .build();
    }

    private static @Nullable String conversation(InvocationContext context) {
        Object memory = context.chatMemoryId();
        return memory == null ? null : memory.toString();
    }

    /** Collects what the tools of a host need. Not thread-safe. */
    public static final class Builder {
        private final ToolGuard guard;
        private Function<InvocationContext, CallContext> callers = context -> CallContext.anonymous();
        private Function<InvocationContext, String> runs = Builder::invocation;
        private Function<String, List<String>> names = List::of;

        private Builder(ToolGuard guard) {
            this.guard = guard;
        }

        private static String invocation(InvocationContext context) {
            return context.invocationId() == null ? "" : context.invocationId().toString();
        }

        /**
         * Sets who calls, with the approvals that come with the call, such as from the invocation parameters; nobody by
         * default.
         */
        public Builder caller(Function<InvocationContext, CallContext> value) {
            callers = value;
            return this;
        }

        /** Sets the agent run that a call belongs to; by default the invocation of the AI service. Empty for none. */
        public Builder run(Function<InvocationContext, String> value) {
            runs = value;
            return this;
        }

        /**
         * Sets the names that policies have for the name a model is told, the canonical one first; the call is judged
         * under all of them and that of the model, and the most severe verdict holds (SEMANTICS 3.7).
         */
        public Builder names(Function<String, List<String>> value) {
            names = value;
            return this;
        }

        /** The tools. */
        public OrcaTools build() {
            return new OrcaTools(this);
        }
    }
}
