/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.internal.anomaly.SnoozeBook;
import ai.orcarouter.firewall.internal.anomaly.WorkspaceActivity;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.event.ArgumentSummary;
import ai.orcarouter.firewall.internal.event.EventFactory;
import ai.orcarouter.firewall.internal.event.EventWriter;
import ai.orcarouter.firewall.internal.event.WriterClock;
import ai.orcarouter.firewall.internal.event.WriterListener;
import ai.orcarouter.firewall.internal.event.WriterOptions;
import ai.orcarouter.firewall.internal.event.WriterPlace;
import ai.orcarouter.firewall.internal.feed.Coverage;
import ai.orcarouter.firewall.internal.run.RunSessions;
import ai.orcarouter.firewall.internal.sanitize.SanitizerCompiler;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.RunStateView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a workspace, put together once. */
record WorkspaceParts(
        String name,
        SnapshotSource snapshots,
        EventWriter writer,
        @Nullable NoticeDispatcher noticesOrNull,
        WorkspaceMediator mediator,
        KeyDesk keys,
        Approvals approvals,
        FirewallFeeds feeds,
        FirewallAdmin admin,
        WorkspaceServices services)
        implements AutoCloseable {
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(1);

    static WorkspaceParts assemble(OrcaWorkspaceBuilder wiring, ConfigStore store, KeysetSource keysets) {
        LateGate gate = new LateGate();
        if (wiring.governance != null) {
            wiring.engine.skillGate(gate);
        }
        EngineConfiguration configuration =
                wiring.engine.runState(BroughtByTheCall.VIEW).configuration();
        WorkspaceDocuments documents = new WorkspaceDocuments(configuration);
        SnapshotSource snapshots =
                new SnapshotSource(store, wiring.name, documents, wiring.clock, wiring.freshness, wiring.failureMode);
        Telemetry telemetry = new Telemetry(wiring.listener);
        Access access = new Access(wiring.access);
        SanitizerCompiler presets = new SanitizerCompiler(Map.of(), configuration.limits());
        EventWriter writer = writer(wiring, telemetry);
        RunSessions sessions = new RunSessions(wiring.ledger, wiring.name, wiring.estimator, wiring.lease);
        NoticeDispatcher notices = notices(wiring, snapshots, keysets, telemetry);
        HoldDesk desk = new HoldDesk(wiring.name, wiring.approvals, wiring.approvalExpiry, approval -> {
            telemetry.held(approval);
            if (notices != null) {
                notices.send(approval);
            }
        });
        Committer committer = new Committer(store, wiring.name, snapshots, wiring.clock);
        WorkspaceMediator mediator = new WorkspaceMediator(
                wiring.name,
                snapshots,
                sessions,
                desk,
                new ArgumentSummary(presets),
                writer::record,
                wiring.clock,
                telemetry);
        KeyDesk keys = new KeyDesk(wiring.name, snapshots, () -> hash(keysets), wiring.ledger, wiring.clock);
        Approvals approvals = new Approvals(
                wiring.name,
                wiring.approvals,
                wiring.clock,
                access,
                new RulingLog(wiring.name, store, committer),
                new WebhookCallbacks(wiring.name, snapshots, () -> webhook(keysets)));
        FirewallFeeds feeds = new FirewallFeeds(
                wiring.name,
                wiring.events,
                new WorkspaceActivity(wiring.events, wiring.name, wiring.anomalies, wiring.clock),
                tool -> Coverage.of(inForce(snapshots)).test(tool),
                new SnoozeBook(snapshots, committer),
                wiring.clock,
                access);
        FirewallAdmin admin = new FirewallAdmin(new Administration(
                store, wiring.name, configuration, snapshots, keysets, AddressPolicy.defaults(), access, wiring.clock));
        WorkspaceServices services = new WorkspaceServices(
                wiring, store, keysets, snapshots, committer, access, configuration, writer::record);
        if (wiring.governance != null) {
            gate.become(wiring.governance.apply(services));
        }
        return new WorkspaceParts(
                wiring.name, snapshots, writer, notices, mediator, keys, approvals, feeds, admin, services);
    }

    private static EventWriter writer(OrcaWorkspaceBuilder wiring, Telemetry telemetry) {
        return new EventWriter(
                wiring.events,
                WriterPlace.fresh(wiring.name, wiring.clock),
                new EventFactory(new SanitizerCompiler(Map.of(), Limits.defaults())),
                WriterOptions.defaults().withQueue(wiring.eventCapacity, wiring.overflow, WAIT_FOR_ROOM),
                WriterClock.system(wiring.clock),
                new WriterListener() {
                    @Override
                    public void dropped(long count) {
                        telemetry.eventsDropped(count);
                    }
                });
    }

    private static @Nullable NoticeDispatcher notices(
            OrcaWorkspaceBuilder wiring, SnapshotSource snapshots, KeysetSource keysets, Telemetry telemetry) {
        return wiring.notices == null
                ? null
                : new NoticeDispatcher(
                        wiring.name, snapshots, () -> webhook(keysets), wiring.notices, wiring.clock, telemetry);
    }

    private static Set<CompiledPolicy> inForce(SnapshotSource snapshots) {
        return snapshots
                .current()
                .orElseThrow(() -> new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the configuration cannot be read"))
                .inForce();
    }

    private static Optional<KeyedHash> hash(KeysetSource keysets) {
        return keysets.keyset(KeyPurpose.KEYED_HASH).map(KeyedHash::of);
    }

    private static Optional<ApprovalWebhook> webhook(KeysetSource keysets) {
        return keysets.keyset(KeyPurpose.CREDENTIALS)
                .map(keyset -> new ApprovalWebhook(Sealer.of(keyset), AddressPolicy.defaults()));
    }

    @Override
    public void close() {
        snapshots.close();
        if (noticesOrNull != null) {
            noticesOrNull.close();
        }
        writer.close();
    }

    /** Tells the policy check that there are runs; each decision brings its own view. */
    private enum BroughtByTheCall implements RunStateView {
        VIEW;

        @Override
        public boolean completesSequence(FirewallRule rule, ToolCall call) {
            throw new IllegalStateException("a decision in a workspace brings its own view of the run");
        }

        @Override
        public long spentCents(ToolCall call) {
            throw new IllegalStateException("a decision in a workspace brings its own view of the run");
        }
    }
}
