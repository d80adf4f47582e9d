/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.internal.run.RunSessions;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryApprovalStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.memory.MemoryRunLedger;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import ai.orcarouter.firewall.model.feed.EventOverflow;
import ai.orcarouter.firewall.spi.AccessPolicy;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.firewall.spi.NoticeSender;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.SkillGate;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wires an {@link OrcaWorkspace}. Nothing is required: stores that are not given are kept in memory. Not thread-safe.
 */
public final class OrcaWorkspaceBuilder {
    final String name;

    @Nullable
    ConfigStore config;

    EventStore events = new MemoryEventStore();
    ApprovalStore approvals = new MemoryApprovalStore();
    RunLedger ledger = new MemoryRunLedger();

    @Nullable
    KeysetSource keysets;

    @Nullable
    NoticeSender notices;

    CostEstimator estimator = CostEstimator.NONE;
    WorkspaceListener listener = WorkspaceListener.NONE;
    AccessPolicy access = AccessPolicy.ROLES;
    Freshness freshness = Freshness.defaults();
    FailureMode failureMode = FailureMode.CLOSED;
    Duration approvalExpiry = ApprovalStore.DEFAULT_EXPIRY;
    Duration lease = RunSessions.DEFAULT_LEASE;
    EventOverflow overflow = EventOverflow.BLOCK;
    int eventCapacity = 1 << 16;
    AnomalySettings anomalies = AnomalySettings.defaults();
    Clock clock = Clock.systemUTC();
    final FirewallEngineBuilder engine = new FirewallEngineBuilder();

    @Nullable
    Function<WorkspaceServices, SkillGate> governance;

    OrcaWorkspaceBuilder(String name) {
        this.name = name;
    }

    /** Where policies, settings, keys and the audit chain are kept; goes with {@link #keysets}. */
    public OrcaWorkspaceBuilder configStore(ConfigStore value) {
        config = value;
        return this;
    }

    /** Where events are kept. */
    public OrcaWorkspaceBuilder eventStore(EventStore value) {
        events = value;
        return this;
    }

    /** Where held calls are kept. */
    public OrcaWorkspaceBuilder approvalStore(ApprovalStore value) {
        approvals = value;
        return this;
    }

    /** Where spending and the progress of runs are kept. */
    public OrcaWorkspaceBuilder runLedger(RunLedger value) {
        ledger = value;
        return this;
    }

    /** The keys that hash and seal secrets. Required with a configuration store, which outlives this process. */
    public OrcaWorkspaceBuilder keysets(KeysetSource value) {
        keysets = value;
        return this;
    }

    /** Sends notices of held calls to the webhook in the settings; without it none are sent. */
    public OrcaWorkspaceBuilder noticeSender(NoticeSender value) {
        notices = value;
        return this;
    }

    /** What a call will cost where the caller does not say. */
    public OrcaWorkspaceBuilder costEstimator(CostEstimator value) {
        estimator = value;
        return this;
    }

    /** Told of decisions, holds and lost events. */
    public OrcaWorkspaceBuilder listener(WorkspaceListener value) {
        listener = value;
        return this;
    }

    /** Who may do what in administration; by default the role table of REFERENCE 8. */
    public OrcaWorkspaceBuilder accessPolicy(AccessPolicy value) {
        access = value;
        return this;
    }

    /** How old the configuration may be (SEMANTICS 5.2). */
    public OrcaWorkspaceBuilder freshness(Freshness value) {
        freshness = value;
        return this;
    }

    /** What becomes of calls while no policy can be read (SEMANTICS 5.3); by default they are denied. */
    public OrcaWorkspaceBuilder failureMode(FailureMode value) {
        failureMode = value;
        return this;
    }

    /** How long a held call waits for a decision and a grant for its use; 24 hours by default. */
    public OrcaWorkspaceBuilder approvalExpiry(Duration value) {
        approvalExpiry = value;
        return this;
    }

    /** How long an estimate counts when a call is neither settled nor released; 10 minutes by default. */
    public OrcaWorkspaceBuilder reservationLease(Duration value) {
        lease = value;
        return this;
    }

    /**
     * How many events may wait to be stored, and what happens beyond that; 65,536 by default, and a call waits up to a
     * second for room. What is dropped is counted and told, never lost in silence.
     */
    public OrcaWorkspaceBuilder eventQueue(int capacity, EventOverflow choice) {
        eventCapacity = capacity;
        overflow = choice;
        return this;
    }

    /** From when on activity counts as unusual (REFERENCE 2.19). */
    public OrcaWorkspaceBuilder anomalies(AnomalySettings value) {
        anomalies = value;
        return this;
    }

    /** Tells the time. */
    public OrcaWorkspaceBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Wires what decisions ask besides the stores: skill gate, resolver, extractor, limits, sanitizers. Policy, view of
     * runs and recorder are the workspace's own.
     */
    public OrcaWorkspaceBuilder engine(Consumer<FirewallEngineBuilder> wiring) {
        wiring.accept(engine);
        return this;
    }

    /**
     * Turns skill governance on with a gate that reads the skills of this very workspace, such as
     * {@code SkillGovernance} of the skills scanner. It is made once, while the workspace is built, and takes the place
     * of a gate that {@link #engine} sets.
     */
    public OrcaWorkspaceBuilder skillGovernance(Function<WorkspaceServices, SkillGate> value) {
        governance = value;
        return this;
    }

    /**
     * The workspace. Reads no store yet.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when the parts do not fit together
     */
    public OrcaWorkspace build() {
        if (config != null && keysets == null) {
            throw new OrcaException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "a configuration store needs keysets: secrets hashed with keys that end with this process"
                            + " could not be checked afterwards");
        }
        ConfigStore store = config == null ? new MemoryConfigStore() : config;
        KeysetSource keys = keysets == null ? new InMemoryKeysets() : keysets;
        return new OrcaWorkspace(WorkspaceParts.assemble(this, store, keys));
    }
}
