/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;

/**
 * What a host says about the calls of a request, as entries of Spring AI's tool context. They come from host code and
 * never from the model, and tools do not see them: an MCP client would send them to its server.
 *
 * <pre>{@code
 * client.prompt("...").toolContext(Map.of(OrcaContext.RUN, runId, OrcaContext.CALL_CONTEXT, CallContext.of(key)))
 * }</pre>
 */
public final class OrcaContext {
    /** Who calls: a {@link CallContext}; nobody in particular when not said. */
    public static final String CALL_CONTEXT = "orca.callContext";

    /** The id of an approval that a person gave (SEMANTICS 3.2): a text. */
    public static final String APPROVAL = "orca.approval";

    /** The run that the calls belong to, for sequences and budgets: a text. */
    public static final String RUN = "orca.run";

    /** The conversation that the calls belong to: a text. */
    public static final String CONVERSATION = "orca.conversation";

    private static final String OURS = "orca.";

    private OrcaContext() {}

    static CallContext caller(@Nullable ToolContext context) {
        CallContext caller = CallContext.anonymous();
        if (context == null) {
            return caller;
        }
        Object said = context.getContext().get(CALL_CONTEXT);
        if (said != null) {
            caller = typed(CALL_CONTEXT, said, CallContext.class);
        }
        String approval = text(context, APPROVAL);
        return approval == null ? caller : caller.withApproval(approval);
    }

    static ToolCall call(List<String> names, String json, @Nullable ToolContext context) {
        ToolCall.Builder call = ToolCall.builder(names.get(0)).arguments(Arguments.ofJson(json));
        if (names.size() > 1) {
            call.aliases(names.subList(1, names.size()).toArray(String[]::new));
        }
        if (context != null) {
            call.run(text(context, RUN)).conversation(text(context, CONVERSATION));
        }
        return call.build();
    }

    static ToolContext without(ToolContext context) {
        Map<String, Object> others = new HashMap<>(context.getContext());
        others.keySet().removeIf(key -> key.startsWith(OURS));
        return others.size() == context.getContext().size() ? context : new ToolContext(others);
    }

    private static @Nullable String text(ToolContext context, String key) {
        Object said = context.getContext().get(key);
        return said == null ? null : typed(key, said, String.class);
    }

    /** A caller that was mistyped must not turn into nobody in particular. */
    private static <T> T typed(String key, Object said, Class<T> type) {
        if (!type.isInstance(said)) {
            throw new IllegalArgumentException(key + " in the tool context is not a " + type.getSimpleName());
        }
        return type.cast(said);
    }
}
