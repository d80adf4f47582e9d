/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.ApprovalRuling;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Approvals as {@code orca approvals} shows them.
 *
 * @param approvals what to show, in order
 * @param now the time that states are taken at
 */
record ApprovalLines(List<Approval> approvals, Instant now) {
    /** One object a line. */
    void json(PrintWriter out) {
        for (Approval approval : approvals) {
            out.append(TerminalText.json(object(approval))).append('\n');
        }
        out.flush();
    }

    private String object(Approval approval) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (Arguments.ofJson(approval.toJson()).value() instanceof Map<?, ?> stored) {
            stored.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        members.put("state", approval.state(now).wire());
        return CanonicalJson.write(members);
    }

    /** A table. */
    void table(PrintWriter out) {
        TextTable table = new TextTable()
                .column("ID", Approval.ID_CHARS)
                .column("STATE", 10)
                .column("OPENED", 30)
                .column("EXPIRES", 30)
                .column("RUN", 24)
                .column("TOOL", 40)
                .column("REASON", 60)
                .column("ARGUMENTS", 80);
        for (Approval approval : approvals) {
            table.row(
                    approval.id(),
                    approval.state(now).wire(),
                    EventLine.time(approval.openedAt()),
                    EventLine.time(approval.expiresAt()),
                    approval.binding().runId(),
                    approval.binding().tool(),
                    approval.context().reason(),
                    approval.context().argsSummary());
        }
        table.print(out);
    }

    /** Everything that a reviewer may see of each, one part a line. */
    void parts(PrintWriter out) {
        for (Approval approval : approvals) {
            ApprovalBinding binding = approval.binding();
            ApprovalContext context = approval.context();
            part(out, "id", approval.id());
            part(out, "state", approval.state(now).wire());
            part(out, "opened", approval.openedAt().toString());
            part(out, "expires", approval.expiresAt().toString());
            part(out, "tool", binding.tool());
            part(out, "server", binding.server());
            part(out, "skill", context.skill());
            part(out, "surface", context.surface().wire());
            part(out, "reason", context.reason());
            part(out, "arguments", context.argsSummary());
            part(out, "goes to", String.join(", ", binding.destinations()));
            part(out, "key", binding.keyId());
            part(out, "run", binding.runId());
            part(out, "conversation", context.conversationId());
            part(out, "request", context.requestId());
            part(out, "policy", binding.policyId() == 0 ? "" : binding.policyId() + " v" + binding.policyVersion());
            part(out, "rule", binding.ruleId() == 0 ? "" : Long.toString(binding.ruleId()));
            part(out, "decided", approval.ruling().map(ApprovalLines::decision).orElse(""));
            part(out, "comment", approval.ruling().map(ApprovalRuling::comment).orElse(""));
            part(out, "used", approval.consumedAt().map(Instant::toString).orElse(""));
            part(out, "revoked", approval.revokedAt().map(Instant::toString).orElse(""));
            part(out, "note", approval.note());
        }
        out.flush();
    }

    private static String decision(ApprovalRuling ruling) {
        return (ruling.approved() ? "approved" : "rejected") + " by " + ruling.reviewer() + " at " + ruling.time();
    }

    private static void part(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(name)
                    .append(" ".repeat("conversation  ".length() - name.length()))
                    .append(TerminalText.plain(value))
                    .append('\n');
        }
    }
}
