/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that cannot be reached. */
final class FailingApprovals implements ApprovalStore {
    private static OrcaException failure() {
        return new OrcaException(ErrorCode.STORE_UNAVAILABLE, "not reachable");
    }

    @Override
    public Approval open(Approval approval) {
        throw failure();
    }

    @Override
    public Optional<Approval> find(String workspace, String id) {
        throw failure();
    }

    @Override
    public List<Approval> page(String workspace, ApprovalQuery query) {
        throw failure();
    }

    @Override
    public Optional<Approval> resolve(String workspace, String id, ApprovalRuling ruling) {
        throw failure();
    }

    @Override
    public boolean consume(String workspace, String id, String note, Instant now) {
        throw failure();
    }

    @Override
    public Optional<Approval> revoke(String workspace, String id, String note, Instant now) {
        throw failure();
    }
}
