/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;

/**
 * Puts a {@link ToolGuard} in front of tools. In this line of Spring AI the tool-calling manager asks its resolver for
 * every name that is not in the request, so <b>the resolver is wrapped too</b>: otherwise a tool that was wrapped for
 * the request runs unguarded when it is asked for in a request that does not offer it. Thread-safe.
 */
public final class OrcaTools {
    /** In the tool context, who calls: a {@link CallContext}. Tools do not see it. */
    public static final String CALL_CONTEXT = "orca.callContext";

    /** In the tool context, the run that the calls belong to: a text. Tools do not see it. */
    public static final String RUN = "orca.run";

    private final ToolGuard guard;
    private final Function<ToolCallback, List<String>> names;

    /**
     * Tools behind {@code guard}.
     *
     * @param names under which names policies know a tool; the most severe verdict of all holds
     */
    public OrcaTools(ToolGuard guard, Function<ToolCallback, List<String>> names) {
        this.guard = guard;
        this.names = names;
    }

    /** Tools behind {@code guard}, known to policies by the names that models see. */
    public static OrcaTools of(ToolGuard guard) {
        return new OrcaTools(guard, tool -> List.of(tool.getToolDefinition().name()));
    }

    /** {@code tool}, guarded. */
    public ToolCallback guard(ToolCallback tool) {
        return tool instanceof GuardedToolCallback ? tool : new GuardedToolCallback(this, tool);
    }

    /** Each of {@code tools}, guarded. */
    public ToolCallback[] guard(ToolCallback... tools) {
        ToolCallback[] guarded = new ToolCallback[tools.length];
        for (int i = 0; i < tools.length; i++) {
            guarded[i] = guard(tools[i]);
        }
        return guarded;
    }

    /** {@code provider} with all its tools guarded, whenever it comes to know them. */
    public ToolCallbackProvider guard(ToolCallbackProvider provider) {
        return () -> guard(provider.getToolCallbacks());
    }

    /** {@code resolver} with guarded results. */
    @SuppressWarnings("NullAway") // this line of Spring AI says nothing about null: an unknown name has no tool
    public ToolCallbackResolver guard(ToolCallbackResolver resolver) {
        return name -> {
            ToolCallback found = resolver.resolve(name);
            return found == null ? null : guard(found);
        };
    }

    String run(ToolCallback tool, @Nullable String input, @Nullable ToolContext context) {
        String json = input == null || input.isBlank() ? "{}" : input;
        Map<String, Object> facts = new HashMap<>(context == null ? Map.of() : context.getContext());
        CallContext caller = facts.remove(CALL_CONTEXT) instanceof CallContext said ? said : CallContext.anonymous();
        Object run = facts.remove(RUN);
        List<String> known = names.apply(tool);
        ToolCall call = ToolCall.builder(known.get(0))
                .aliases(known.subList(1, known.size()).toArray(String[]::new))
                .arguments(Arguments.ofJson(json))
                .run(run == null ? null : run.toString())
                .build();
        try {
            return guard.run(caller, call, effective -> tool.call(effective.toJson(), new ToolContext(facts)))
                    .text();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a tool threw a checked exception", e);
        }
    }
}
