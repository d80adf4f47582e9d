/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves callbacks with the secret in the settings of a workspace. Thread-safe. */
final class WebhookCallbacks implements Approvals.CallbackDesk {
    private final String workspace;
    private final SnapshotSource snapshots;
    private final Supplier<Optional<ApprovalWebhook>> webhook;
    private final ApprovalCallbacks callbacks = new ApprovalCallbacks();

    WebhookCallbacks(String workspace, SnapshotSource snapshots, Supplier<Optional<ApprovalWebhook>> webhook) {
        this.workspace = workspace;
        this.snapshots = snapshots;
        this.webhook = webhook;
    }

    @Override
    public CallbackResult accept(ApprovalCallback callback, Instant now) {
        if (!callback.workspace().equals(workspace)) {
            return CallbackResult.Refused.NOT_CONFIGURED;
        }
        Optional<WorkspaceSnapshot> snapshot = snapshots.checked();
        Optional<ApprovalWebhook> opener = webhook.get();
        Secret secret = snapshot.isEmpty() || opener.isEmpty()
                ? null
                : opener.get()
                        .secret(workspace, snapshot.get().settings().webhook())
                        .orElse(null);
        return callbacks.accept(callback, secret, now);
    }
}
