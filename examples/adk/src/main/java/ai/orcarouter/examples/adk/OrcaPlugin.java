/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.spi.TextScreen;
import com.google.adk.agents.CallbackContext;
import com.google.adk.agents.Callbacks.BeforeToolCallback;
import com.google.adk.agents.InvocationContext;
import com.google.adk.agents.LlmAgent;
import com.google.adk.models.LlmResponse;
import com.google.adk.plugins.BasePlugin;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.Content;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Guards every tool of every {@code LlmAgent} of a runner, and screens what is said to and by the models where a screen
 * is given. Thread-safe.
 *
 * <p>Register it last: it runs the tool itself, after the agent's own callbacks before tools, so that what is judged is
 * what runs; callbacks before tools of plugins behind it are not asked.
 */
public final class OrcaPlugin extends BasePlugin {
    private final OrcaTools tools;
    private final @Nullable TextScreen screen;

    private OrcaPlugin(OrcaTools tools, @Nullable TextScreen screen) {
        super("orca");
        this.tools = tools;
        this.screen = screen;
    }

    /** Guards tools. */
    public static OrcaPlugin of(OrcaTools tools) {
        return new OrcaPlugin(tools, null);
    }

    /**
     * Guards tools, and screens messages of users and answers of models, text by text. A text that is blocked or cannot
     * be screened is replaced by {@value Screens#BLOCKED}. Pieces of streamed answers are left empty; the complete
     * answer follows.
     */
    public static OrcaPlugin of(OrcaTools tools, TextScreen screen) {
        return new OrcaPlugin(tools, screen);
    }

    /**
     * Runs the tool as the guard lets it, after the agent's own callbacks, of which any may answer in its place. ADK
     * asks plugins before those callbacks and does not ask those callbacks when a plugin answers.
     */
    @Override
    public Maybe<Map<String, Object>> beforeToolCallback(
            BaseTool tool, Map<String, Object> arguments, ToolContext context) {
        if (tools.isGuarded(tool)) {
            return Maybe.empty();
        }
        return own(tool, arguments, context)
                .switchIfEmpty(Maybe.defer(
                        () -> tools.guard(tool).runAsync(arguments, context).toMaybe()));
    }

    private static Maybe<Map<String, Object>> own(BaseTool tool, Map<String, Object> arguments, ToolContext context) {
        InvocationContext invocation = context.invocationContext();
        List<? extends BeforeToolCallback> callbacks = invocation.agent() instanceof LlmAgent agent
                ? agent.canonicalBeforeToolCallbacks()
                : List.<BeforeToolCallback>of();
        return Flowable.fromIterable(callbacks)
                .concatMapMaybe(callback -> callback.call(invocation, tool, arguments, context))
                .firstElement();
    }

    @Override
    public Maybe<Content> onUserMessageCallback(InvocationContext invocation, Content message) {
        return screen == null
                ? Maybe.empty()
                : Maybe.just(Screens.content(screen, TextScreen.Stage.INPUT, "user", message));
    }

    @Override
    public Maybe<LlmResponse> afterModelCallback(CallbackContext context, LlmResponse response) {
        TextScreen wired = screen;
        Content content = response.content().orElse(null);
        if (wired == null || content == null) {
            return Maybe.empty();
        }
        Content left = response.partial().orElse(false)
                ? Screens.emptied(content)
                : Screens.content(wired, TextScreen.Stage.OUTPUT, "model", content);
        return Maybe.just(response.toBuilder().content(left).build());
    }
}
