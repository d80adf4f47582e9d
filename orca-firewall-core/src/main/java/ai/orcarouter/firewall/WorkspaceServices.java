/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.internal.event.EngineVersion;
import ai.orcarouter.firewall.internal.event.Recordable;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.FailureMode;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the planes of one workspace share: its configuration at one revision for all of them, one way to change it, one
 * writer of events, its keys, roles and time. Siblings of the firewall build on it; a host hands it to them.
 *
 * <p>Thread-safe. It lives as long as its {@link OrcaWorkspace}.
 */
public final class WorkspaceServices {
    private final String workspace;
    private final EventStore events;
    private final FailureMode failureMode;
    private final Clock clock;
    private final ConfigStore store;
    private final KeysetSource keysets;
    private final SnapshotSource snapshots;
    private final Committer committer;
    private final Access access;
    private final EngineConfiguration configuration;
    private final Predicate<Recordable> writer;

    WorkspaceServices(
            OrcaWorkspaceBuilder wiring,
            ConfigStore store,
            KeysetSource keysets,
            SnapshotSource snapshots,
            Committer committer,
            Access access,
            EngineConfiguration configuration,
            Predicate<Recordable> writer) {
        workspace = wiring.name;
        events = wiring.events;
        failureMode = wiring.failureMode;
        clock = wiring.clock;
        this.store = store;
        this.keysets = keysets;
        this.snapshots = snapshots;
        this.committer = committer;
        this.access = access;
        this.configuration = configuration;
        this.writer = writer;
    }

    /** The name of the workspace. */
    public String workspace() {
        return workspace;
    }

    /** Where its documents are kept; changes go through {@link #commit}. */
    public ConfigStore configStore() {
        return store;
    }

    /** Where its events are kept; new ones go through {@link #record}. */
    public EventStore eventStore() {
        return events;
    }

    /** Its keys. */
    public KeysetSource keysets() {
        return keysets;
    }

    /** What holds while its configuration cannot be read (SEMANTICS 5.3). */
    public FailureMode failureMode() {
        return failureMode;
    }

    /** Tells the time. */
    public Clock clock() {
        return clock;
    }

    /** The version of the library, for events. */
    public String engineVersion() {
        return EngineVersion.current();
    }

    /** Refuses with {@link ErrorCode#FORBIDDEN} whom the host's {@code AccessPolicy} does not permit the operation. */
    public void require(Actor actor, AdminOperation operation) {
        access.require(actor, operation);
    }

    /** The firewall as a plane whose documents postures and compliance packs are made of. */
    public PackPlane plane() {
        return new FirewallPlane(new WorkspaceDocuments(configuration));
    }

    /**
     * Decides recorded calls as they would be decided under {@code then}, which need not be stored. Reads no store and
     * records nothing.
     */
    public CallReplay replay(ConfigSnapshot then) {
        return new CallReplay(latest(), then, configuration.dryRun());
    }

    /**
     * The configuration that calls are decided by now, as fresh as the workspace keeps it (SEMANTICS 5.2); the firewall
     * decides by the same. Empty when there is none that may still be used. Never throws.
     */
    public Optional<ConfigSnapshot> current() {
        return snapshots.current().map(WorkspaceSnapshot::stored);
    }

    /**
     * The configuration as the store has it now.
     *
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} when it cannot be read
     */
    public ConfigSnapshot latest() {
        return snapshots.latest().stored();
    }

    /**
     * Makes a change of documents, which acts on the next call in this process; who may make it is for the caller to
     * check. Every change records at least one act.
     *
     * @param edit computes it and returns what the caller is told; called again when somebody else committed first, and
     *     refuses by throwing, which stores nothing
     * @throws OrcaException with {@link ErrorCode#CONTENDED} or {@link ErrorCode#STORE_UNAVAILABLE}
     */
    public <T> T commit(Actor actor, Function<ConfigDraft<?>, T> edit) {
        return committer.commitDocuments(actor, edit);
    }

    /**
     * Hands an event over to be stored in the background; nothing in it is redacted any more. Cheap; waits only while
     * the queue is full, and as long as the workspace was wired to.
     *
     * @return false when it was dropped, which is counted and told like every other loss
     */
    public boolean record(Event event) {
        return writer.test(new Recordable.Ready(event));
    }
}
