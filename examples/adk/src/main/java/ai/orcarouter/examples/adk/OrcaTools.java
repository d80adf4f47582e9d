/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import com.google.adk.plugins.Plugin;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.BaseToolset;
import com.google.adk.tools.ToolContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts the firewall around the tools of ADK agents. What the policy stops does not run; the model reads
 * {@code {"error": "firewall deny: ..."}} as the tool's response.
 *
 * <pre>{@code
 * OrcaTools orca = OrcaTools.of(ToolGuard.of(engine));
 * Runner runner = Runner.builder().agent(agent).appName("shop").plugins(orca.plugin()).build();
 * }</pre>
 *
 * <p>The plugin covers every tool of every {@code LlmAgent} of the runner, whenever it came. ADK asks no plugin about
 * the tools of other agents, so those are wrapped: {@link #guard(BaseTool)}. A tool may be both wrapped and under the
 * plugin of the same {@code OrcaTools}; it is judged once. Thread-safe.
 */
public final class OrcaTools {
    private final ToolGuard guard;
    private final Function<ToolContext, CallContext> callers;
    private final Function<ToolContext, String> runs;
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

    /** A plugin that guards tools, and screens nothing else; see {@link OrcaPlugin}. */
    public Plugin plugin() {
        return OrcaPlugin.of(this);
    }

    /** {@code tool}, guarded; a tool that these tools guard already stays as it is. */
    public BaseTool guard(BaseTool tool) {
        return isGuarded(tool) ? tool : new GuardedTool(tool, this);
    }

    boolean isGuarded(BaseTool tool) {
        return tool instanceof GuardedTool guarded && guarded.isBy(this);
    }

    /** What {@code tools} has, each time it is asked, guarded. */
    public BaseToolset guard(BaseToolset tools) {
        return new GuardedToolset(tools, this);
    }

    ToolGuard guard() {
        return guard;
    }

    CallContext caller(ToolContext context) {
        return callers.apply(context);
    }

    ToolCall call(String name, Map<String, Object> arguments, ToolContext context) {
        List<String> known = names.apply(name);
        String first = known.isEmpty() ? name : known.get(0);
        List<String> others = new ArrayList<>(known);
        others.add(name);
        return ToolCall.builder(first)
                .aliases(others.toArray(String[]::new))
                .arguments(Arguments.of(arguments))
                .run(runs.apply(context))
                .conversation(context.sessionId())
                .requestId(context.functionCallId().orElse(null))
                .build();
    }

    /** Collects what the tools of a host need. Not thread-safe. */
    public static final class Builder {
        private final ToolGuard guard;
        private Function<ToolContext, CallContext> callers = context -> CallContext.anonymous();
        private Function<ToolContext, String> runs = ToolContext::invocationId;
        private Function<String, List<String>> names = List::of;

        private Builder(ToolGuard guard) {
            this.guard = guard;
        }

        /**
         * Sets who calls, with the approvals that come with the call, such as from the session's state; nobody by
         * default.
         */
        public Builder caller(Function<ToolContext, CallContext> value) {
            callers = value;
            return this;
        }

        /** Sets the agent run that a call belongs to; by default the invocation. */
        public Builder run(Function<ToolContext, String> value) {
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
