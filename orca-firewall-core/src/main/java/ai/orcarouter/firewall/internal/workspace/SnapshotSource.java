/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.config.LiveConfig;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.GapReason;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The current snapshot of a workspace, and what governs a key while there is none (SEMANTICS 5.2 and 5.3). Thread-safe;
 * only {@link #latest} throws.
 */
public final class SnapshotSource implements AutoCloseable {
    private final LiveConfig<WorkspaceSnapshot> live;
    private final PolicyResolution closed;

    /** A source that has read nothing yet; see {@link LiveConfig}. */
    public SnapshotSource(
            ConfigStore store,
            String workspace,
            DocumentCodec codec,
            InstantSource clock,
            Freshness freshness,
            FailureMode mode) {
        live = new LiveConfig<>(
                store,
                workspace,
                (stored, previous) -> WorkspaceSnapshot.of(stored, previous, codec),
                clock,
                freshness);
        closed = switch (mode) {
            case CLOSED -> new PolicyResolution.Unavailable("the configuration of the workspace cannot be read");
            case OBSERVE -> new PolicyResolution.Ungoverned(GapReason.POLICY_UNAVAILABLE, true, codec.ungoverned());
        };
    }

    /** The snapshots themselves. */
    LiveConfig<WorkspaceSnapshot> live() {
        return live;
    }

    /** See {@link LiveConfig#current}. */
    public Optional<WorkspaceSnapshot> current() {
        return live.current();
    }

    /** See {@link LiveConfig#checked}. */
    public Optional<WorkspaceSnapshot> checked() {
        return live.checked();
    }

    /** See {@link LiveConfig#latest}. */
    public WorkspaceSnapshot latest() {
        return live.latest();
    }

    /** Which policy judges the calls of a key now; see {@link WorkspaceSnapshot#resolve}. */
    public PolicyResolution resolve(long firewallPolicyId) {
        WorkspaceSnapshot snapshot = current().orElse(null);
        return snapshot == null ? closed : orClosed(snapshot.resolve(firewallPolicyId));
    }

    /** The same against one snapshot, so that several questions of a call have consistent answers. */
    public PolicyResolution resolve(WorkspaceSnapshot snapshot, long firewallPolicyId) {
        return orClosed(snapshot.resolve(firewallPolicyId));
    }

    private PolicyResolution orClosed(PolicyResolution found) {
        boolean observing = closed instanceof PolicyResolution.Ungoverned;
        return observing && found instanceof PolicyResolution.Unavailable ? closed : found;
    }

    @Override
    public void close() {
        live.close();
    }
}
