/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.internal.approval.ApprovalIds;
import ai.orcarouter.firewall.internal.approval.Grant;
import ai.orcarouter.firewall.internal.approval.GrantCheck;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens, proves and uses approvals of one workspace in the host's store. What the store throws goes through, so that
 * the call is stopped. Thread-safe.
 */
final class HoldDesk {
    private final String workspace;
    private final ApprovalStore store;
    private final Duration expiry;
    private final Consumer<Approval> opened;
    private final ApprovalIds ids = new ApprovalIds();

    HoldDesk(String workspace, ApprovalStore store, Duration expiry, Consumer<Approval> opened) {
        this.workspace = workspace;
        this.store = store;
        this.expiry = expiry;
        this.opened = opened;
    }

    Approval open(ApprovalBinding binding, ApprovalContext context, Instant now) {
        Approval approval = store.open(Approval.pending(ids.next(), binding, context, now, now.plus(expiry)));
        opened.accept(approval);
        return approval;
    }

    /** What the approval with that id does for a call; one whose rule was edited since is made void. */
    Grant prove(String id, ApprovalBinding current, FirewallPolicy policy, Instant now) {
        Optional<Approval> found = store.find(workspace, id);
        if (found.isEmpty()) {
            return new Grant.Refused("there is no such approval");
        }
        Approval approval = found.get();
        Grant grant = GrantCheck.judge(approval, current, policy, now);
        boolean same = approval.binding().policyId() == current.policyId();
        if (grant instanceof Grant.Refused && same && GrantCheck.isEdited(approval.binding(), policy)) {
            store.revoke(workspace, id, Approval.RULE_CHANGED, now);
        }
        return grant;
    }

    /** Uses a grant; false when somebody else did. */
    boolean use(Grant.Valid grant, Instant now) {
        return store.consume(workspace, grant.approval().id(), grant.note(), now);
    }
}
