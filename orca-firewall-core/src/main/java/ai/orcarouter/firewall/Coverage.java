/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Surface;

/**
 * Whether a rule can apply to a tool: one of the default policy or of a policy that a key is attached to, on any
 * surface, whatever the arguments. A default verdict is no coverage (REFERENCE 15.23). Thread-safe.
 */
final class Coverage {
    private final SnapshotSource snapshots;

    Coverage(SnapshotSource snapshots) {
        this.snapshots = snapshots;
    }

    boolean covers(String tool) {
        WorkspaceSnapshot snapshot = snapshots
                .current()
                .orElseThrow(() -> new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the configuration cannot be read"));
        if (covers(snapshot.resolve(0), tool)) {
            return true;
        }
        for (AgentKey key : snapshot.keys().all()) {
            if (key.firewallPolicyId() != 0 && covers(snapshot.resolve(key.firewallPolicyId()), tool)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(PolicyResolution resolution, String tool) {
        if (!(resolution instanceof PolicyResolution.Governed governed)) {
            return false;
        }
        CompiledPolicy policy = governed.decider().policy();
        for (Surface surface : Surface.values()) {
            if (!policy.on(surface).candidates(tool).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
