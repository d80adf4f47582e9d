/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.config.DocumentHistory;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PolicyVersion;
import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import java.util.List;

/** The versions of a workspace's policies (REFERENCE 4.13). */
public final class PolicyHistory {
    private final DocumentHistory<FirewallPolicy> history;

    /** The history that {@code store} keeps. */
    public PolicyHistory(ConfigStore store, String workspace, DocumentCodec codec) {
        history = new DocumentHistory<>(
                store, workspace, DocumentKinds.FIREWALL_POLICY, AuditRows.POLICY_REVERT, codec::policy);
    }

    /** Versions of a policy, newest first; a policy that never was has none. */
    public List<PolicyVersion> page(long policyId, long beforeVersion, int limit) {
        return history.page(Long.toString(policyId), beforeVersion, limit).stream()
                .map(PolicyHistory::version)
                .toList();
    }

    private static PolicyVersion version(DocumentHistory.Version<FirewallPolicy> stored) {
        ConfigDocument document = stored.document();
        return new PolicyVersion(
                document.version(),
                Operation.of(document.version(), document.isDeletion(), stored.revertedFrom()),
                stored.revertedFrom(),
                document.author(),
                document.time(),
                stored.contentOrNull());
    }

    /** A version as it was stored; refuses one that never was and one that was a deletion. */
    public FirewallPolicy version(long policyId, long version) {
        return history.version("policy " + policyId, Long.toString(policyId), version);
    }
}
