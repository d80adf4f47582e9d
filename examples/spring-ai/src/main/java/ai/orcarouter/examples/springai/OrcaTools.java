/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.support.ToolCallbacks;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;

/**
 * Puts a {@link ToolGuard} in front of everything by which Spring AI runs tools. What is refused reaches the model as
 * the tool's answer, so that it can go on; order and ids of a batch stay as they are.
 *
 * <pre>{@code
 * OrcaTools tools = OrcaTools.of(engine);
 * ChatClient.create(model).prompt("...").tools((Object[]) tools.annotated(new Mailbox())).call().content();
 * }</pre>
 *
 * <p>Wraps may lie in one another, such as a guarded tool behind a guarded manager: a call is judged once, by the
 * outermost, as long as it stays on its thread. Thread-safe.
 */
public final class OrcaTools {
    private final ToolGuard guard;
    private final ToolNames names;

    @SuppressWarnings("ThreadLocalUsage") // what one guard let through is nothing to another; cleared after each call
    private final ThreadLocal<@Nullable Passed> passed = new ThreadLocal<>();

    /** Tools behind {@code guard}, known to it by {@code names}. */
    public OrcaTools(ToolGuard guard, ToolNames names) {
        this.guard = Objects.requireNonNull(guard);
        this.names = Objects.requireNonNull(names);
    }

    /** Tools behind {@code guard}, known to it by the names that models see. */
    public static OrcaTools of(ToolGuard guard) {
        return new OrcaTools(guard, ToolNames.AS_SHOWN);
    }

    /** Tools behind the policy of {@code engine}, and nothing else. */
    public static OrcaTools of(FirewallEngine engine) {
        return of(ToolGuard.of(engine));
    }

    /** The guarded tools of objects with {@code @Tool} methods. */
    public ToolCallback[] annotated(Object... objects) {
        return guard(ToolCallbacks.from(objects));
    }

    /** {@code tool}, guarded. */
    public ToolCallback guard(ToolCallback tool) {
        return tool instanceof GuardedToolCallback known && known.isBehind(this)
                ? tool
                : new GuardedToolCallback(this, tool);
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

    /** {@code resolver} with guarded results: for tools that are only found by name while the agent runs. */
    public ToolCallbackResolver guard(ToolCallbackResolver resolver) {
        return resolver instanceof GuardedToolCallbackResolver
                ? resolver
                : new GuardedToolCallbackResolver(this, resolver);
    }

    /**
     * {@code manager} running guarded tools only: those of the request, guarded or not, and those that it finds by name
     * on its own.
     */
    public ToolCallingManager guard(ToolCallingManager manager) {
        return manager instanceof GuardedToolCallingManager ? manager : new GuardedToolCallingManager(this, manager);
    }

    String run(ToolCallback tool, String input, @Nullable ToolContext context) {
        return run(
                tool,
                input,
                context,
                effective ->
                        context == null ? tool.call(effective) : tool.call(effective, OrcaContext.without(context)));
    }

    /** Runs {@code body}, which stands for {@code tool}, if the guard lets it. */
    String run(ToolCallback tool, @Nullable String input, @Nullable ToolContext context, UnaryOperator<String> body) {
        List<String> known = names.of(tool);
        String json = input == null || input.isBlank() ? "{}" : input;
        Passed outer = passed.get();
        if (outer != null && outer.covers(known, json)) {
            passed.remove();
            return body.apply(json);
        }
        ToolCall call = OrcaContext.call(known, json, context);
        try {
            return guard.run(
                            OrcaContext.caller(context),
                            call,
                            effective -> once(new Passed(known, effective.toJson()), body))
                    .text();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a tool threw a checked exception", e);
        }
    }

    private String once(Passed call, UnaryOperator<String> body) {
        Passed before = passed.get();
        passed.set(call);
        try {
            return body.apply(call.json());
        } finally {
            if (before == null) {
                passed.remove();
            } else {
                passed.set(before);
            }
        }
    }

    /** A call that was let through on this thread and has not reached its tool yet. */
    private record Passed(List<String> names, String json) {
        boolean covers(List<String> others, String arguments) {
            return json.equals(arguments) && names.containsAll(others);
        }
    }
}
