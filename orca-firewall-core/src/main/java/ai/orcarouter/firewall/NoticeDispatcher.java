/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalNotice;
import ai.orcarouter.firewall.model.SignedNotice;
import ai.orcarouter.firewall.model.WebhookSettings;
import ai.orcarouter.firewall.spi.NoticeSender;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a signed notice of every held call to the reviewer's system, in the background and best effort: the queue of
 * approvals is the source of truth (REFERENCE 2.13). At most {@value #MAX_WAITING} notices wait; more are left out.
 */
final class NoticeDispatcher implements AutoCloseable {
    private static final int MAX_WAITING = 1_000;
    private static final long IDLE_SECONDS = 30;

    private final SnapshotSource snapshots;
    private final String workspace;
    private final Supplier<Optional<ApprovalWebhook>> webhook;
    private final NoticeSender sender;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final ThreadPoolExecutor executor;

    NoticeDispatcher(
            String workspace,
            SnapshotSource snapshots,
            Supplier<Optional<ApprovalWebhook>> webhook,
            NoticeSender sender,
            InstantSource clock,
            Telemetry telemetry) {
        this.workspace = workspace;
        this.snapshots = snapshots;
        this.webhook = webhook;
        this.sender = sender;
        this.clock = clock;
        this.telemetry = telemetry;
        executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "orca-notices-" + workspace);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Sends a notice of {@code approval} later, when the workspace has a webhook. */
    void send(Approval approval) {
        try {
            executor.execute(() -> sendNow(approval));
        } catch (RejectedExecutionException e) {
            telemetry.failed("a notice of a held call was left out", e);
            telemetry.noticed(approval, NoticeSender.Outcome.FAILED);
        }
    }

    private void sendNow(Approval approval) {
        try {
            Optional<SignedNotice> notice = signed(approval);
            if (notice.isPresent()) {
                telemetry.noticed(approval, sent(notice.get()));
            }
        } catch (RuntimeException e) {
            telemetry.failed("a notice of a held call could not be sent", e);
            telemetry.noticed(approval, NoticeSender.Outcome.FAILED);
        }
    }

    /** The notice, when the workspace has a webhook and its settings can be read. */
    private Optional<SignedNotice> signed(Approval approval) {
        return snapshots.current().flatMap(snapshot -> {
            WebhookSettings settings = snapshot.settings().webhook();
            return webhook.get()
                    .flatMap(opener -> opener.secret(workspace, settings))
                    .map(secret -> ApprovalNotices.sign(notice(approval), settings.url(), secret, clock.instant()));
        });
    }

    private NoticeSender.Outcome sent(SignedNotice notice) {
        NoticeSender.@Nullable Outcome outcome = sender.send(notice); // a host may break its promise
        return outcome == null ? NoticeSender.Outcome.FAILED : outcome;
    }

    private ApprovalNotice notice(Approval approval) {
        ApprovalBinding binding = approval.binding();
        return new ApprovalNotice(
                workspace,
                approval.openedAt(),
                approval.id(),
                binding.tool(),
                approval.context().requestId(),
                approval.context().conversationId(),
                binding.policyId(),
                binding.ruleId());
    }

    /** Leaves out the notices that wait. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
