/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.TextContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and what the gateway knows about it. All of it is the gateway's word, never the model's.
 * Immutable.
 *
 * @param keyOrNull the key that was admitted; null without keys
 * @param run agent run, empty when not known
 * @param conversation conversation, empty when not known
 * @param requestId request, empty when not known
 * @param ip address of the caller, empty when not known
 * @param approvals ids of approvals that came with the request
 */
public record Caller(
        @Nullable KeyHandle keyOrNull,
        String run,
        String conversation,
        String requestId,
        String ip,
        List<String> approvals) {
    private static final Caller ANONYMOUS = new Caller(null, "", "", "", "", List.of());

    /** Copies the list. */
    public Caller {
        approvals = List.copyOf(approvals);
    }

    /** A caller of whom nothing is known. */
    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** The same with an agent run. */
    public Caller withRun(String value) {
        return new Caller(keyOrNull, value, conversation, requestId, ip, approvals);
    }

    /** The key that was admitted. */
    public Optional<KeyHandle> key() {
        return Optional.ofNullable(keyOrNull);
    }

    CallContext context() {
        CallContext context = key().map(CallContext::of).orElseGet(CallContext::anonymous);
        for (String approval : approvals) {
            context = context.withApproval(approval);
        }
        return context;
    }

    TextContext text() {
        TextContext.Builder text = TextContext.builder()
                .runId(run)
                .conversationId(conversation)
                .requestId(requestId)
                .callerIp(ip);
        return key().map(text::key).orElse(text).build();
    }

    ToolCall.Builder call(String tool) {
        return ToolCall.builder(tool)
                .run(orNull(run))
                .conversation(orNull(conversation))
                .requestId(orNull(requestId))
                .callerIp(orNull(ip));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
