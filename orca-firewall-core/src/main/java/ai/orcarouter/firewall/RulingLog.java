/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.model.Approval;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Adds who decided on a held call to the audit chain, once for each approval. The decision itself is in the approval
 * store and holds already; when the entry cannot be written the reviewer is told, and the same decision again writes
 * it. Thread-safe.
 */
final class RulingLog implements Approvals.RulingAudit {
    private static final int TRIES = 16;

    private final String workspace;
    private final ConfigStore store;
    private final InstantSource clock;

    RulingLog(String workspace, ConfigStore store, InstantSource clock) {
        this.workspace = workspace;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void ruled(Actor actor, Approval approval) {
        boolean approved = approval.ruling().orElseThrow().approved();
        AuditAct act = new AuditAct(
                clock.instant(),
                actor,
                approved ? "firewall_approval_approve" : "firewall_approval_reject",
                "firewall_approval",
                approval.id(),
                approval.binding().tool(),
                CanonicalJson.write(Map.of(
                        "id", approval.id(),
                        "policy_id", approval.binding().policyId(),
                        "rule_id", approval.binding().ruleId(),
                        "args_hash", approval.binding().argsHash())));
        write(act);
    }

    private void write(AuditAct act) {
        for (int i = 0; i < TRIES; i++) {
            ConfigSnapshot now = store.read(workspace);
            if (isWritten(act)) {
                return;
            }
            ConfigCommit commit =
                    new ConfigCommit(now.revision(), List.of(), AuditChain.append(now.auditHead(), List.of(act)));
            if (store.commit(workspace, commit) instanceof CommitResult.Committed) {
                return;
            }
        }
        throw new OrcaException(ErrorCode.CONFLICT, "the configuration changed too often to audit the decision");
    }

    private boolean isWritten(AuditAct act) {
        return !store.audit(
                        workspace,
                        AuditQuery.builder()
                                .target(act.targetKind(), act.targetId())
                                .limit(1)
                                .build())
                .isEmpty();
    }
}
