/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.model.Approval;
import java.util.Map;

/**
 * Adds who decided on a held call to the audit chain, once for each approval. The decision itself is in the approval
 * store and holds already; when the entry cannot be written the reviewer is told, and the same decision again writes
 * it. Thread-safe.
 */
final class RulingLog implements Approvals.RulingAudit {
    private static final String TARGET = "firewall_approval";

    private final String workspace;
    private final ConfigStore store;
    private final Committer committer;

    RulingLog(String workspace, ConfigStore store, Committer committer) {
        this.workspace = workspace;
        this.store = store;
        this.committer = committer;
    }

    @Override
    public void ruled(Actor actor, Approval approval) {
        try {
            committer.commit(actor, draft -> record(draft, approval));
        } catch (WrittenBefore e) {
            return; // another attempt at the same decision was faster
        }
    }

    private Approval record(Draft draft, Approval approval) {
        // Looked up after the snapshot was taken: a row that comes later makes the commit a conflict, and this look
        // again.
        AuditQuery query =
                AuditQuery.builder().target(TARGET, approval.id()).limit(1).build();
        if (!store.audit(workspace, query).isEmpty()) {
            throw new WrittenBefore();
        }
        boolean approved = approval.ruling().orElseThrow().approved();
        draft.record(
                approved ? "firewall_approval_approve" : "firewall_approval_reject",
                TARGET,
                approval.id(),
                approval.binding().tool(),
                Map.of(
                        "id", approval.id(),
                        "policy_id", approval.binding().policyId(),
                        "rule_id", approval.binding().ruleId(),
                        "args_hash", approval.binding().argsHash()));
        return approval;
    }

    /** Leaves the commit, which stores nothing then. */
    private static final class WrittenBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrittenBefore() {
            super("the decision is in the audit chain", null, false, false);
        }
    }
}
