/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.firewall.internal.codec.PolicyWriter;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalBinding.Hold;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grant is bound to (SEMANTICS 3.2). Stateless. */
public final class Bindings {
    private Bindings() {}

    /**
     * The binding of a call that {@code hold} holds.
     *
     * @throws IllegalArgumentException when a part of the call cannot be kept by a store, or its arguments have no
     *     canonical form
     */
    public static ApprovalBinding of(HeldCall held, Hold hold, @Nullable FirewallRule rule) {
        ToolCall call = held.call();
        ApprovalBinding.Builder binding = ApprovalBinding.builder(held.workspace(), call.tool(), hold)
                .keyId(held.keyId())
                .runId(call.run().orElse(""))
                .server(call.server().orElse(""), held.toolSchemaHash())
                .arguments(hash(call.arguments()), hash(held.effective()))
                .destinations(destinations(held))
                .policy(held.policyId(), held.policyVersion());
        return rule == null
                ? binding.build()
                : binding.rule(rule.id(), hash(rule)).build();
    }

    /** Hash of everything an author can edit in a rule. */
    public static String hash(FirewallRule rule) {
        return CanonicalJson.sha256(PolicyWriter.document(rule));
    }

    private static String hash(Arguments arguments) {
        return arguments.sha256();
    }

    /** Names and ports, never the addresses that names resolved to. */
    private static List<String> destinations(HeldCall held) {
        List<String> out = new ArrayList<>();
        for (Destination destination : held.extraction().dialled()) {
            Integer port = destination.portOrNull();
            out.add(port == null ? destination.host() : destination.host() + ":" + port);
        }
        if (held.extraction().opaque()) {
            out.add("(opaque)");
        }
        return out;
    }

    /** The parts in which a call differs from what was granted, in words; empty when the grant is for this call. */
    public static List<String> differences(ApprovalBinding granted, ApprovalBinding now) {
        List<String> out = new ArrayList<>();
        compare(out, "the workspace", granted.workspace(), now.workspace());
        compare(out, "the key", granted.keyId(), now.keyId());
        compare(out, "the run", granted.runId(), now.runId());
        compare(out, "the server", granted.server(), now.server());
        compare(out, "the tool's definition", granted.toolSchemaHash(), now.toolSchemaHash());
        compare(out, "the tool", granted.tool(), now.tool());
        compare(out, "the arguments", granted.argsHash(), now.argsHash());
        compare(out, "the sanitized arguments", granted.effectiveArgsHash(), now.effectiveArgsHash());
        compare(out, "the destinations", granted.destinations(), now.destinations());
        compare(out, "the policy", granted.policyId(), now.policyId());
        return out;
    }

    private static void compare(List<String> out, String part, Object granted, Object now) {
        if (!granted.equals(now)) {
            out.add(part);
        }
    }
}
