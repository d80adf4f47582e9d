/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A process of the test workspace over stores that others may share. */
final class World implements AutoCloseable {
    static final String WORKSPACE = "acme";
    static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    static final Actor VIEWER = new Actor("vic", Role.VIEWER);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final Actor OWNER = new Actor("olga", Role.OWNER);
    private static final InMemoryKeysets KEYSETS = new InMemoryKeysets();

    /** A clock that moves only when told to. */
    static final class TestClock extends Clock {
        private final AtomicLong millis = new AtomicLong(START.toEpochMilli());

        void advance(Duration by) {
            millis.addAndGet(by.toMillis());
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final TestClock clock = new TestClock();
    final ConfigStore config;
    final EventStore events;
    final OrcaWorkspace workspace;
    final GuardrailWorkspace guardrails;

    World() {
        this(new MemoryConfigStore(), new MemoryEventStore());
    }

    World(ConfigStore config, EventStore events) {
        this(config, events, KEYSETS, wiring -> {}, engine -> {});
    }

    World(
            ConfigStore config,
            EventStore events,
            KeysetSource keysets,
            Consumer<OrcaWorkspaceBuilder> wiring,
            Consumer<GuardrailEngine.Builder> engine) {
        this.config = config;
        this.events = events;
        OrcaWorkspaceBuilder builder = OrcaWorkspace.builder(WORKSPACE)
                .configStore(config)
                .eventStore(events)
                .keysets(keysets)
                .freshness(Freshness.defaults().withEveryCall(true))
                .clock(clock);
        wiring.accept(builder);
        workspace = builder.build();
        guardrails = GuardrailWorkspace.of(workspace, engine);
    }

    GuardrailAdmin admin() {
        return guardrails.admin();
    }

    static GuardrailRule keyword(long id, GuardrailAction action, String... words) {
        return GuardrailRule.of(id, RuleStage.BOTH, action, new RuleCheck.Keyword(List.of(words)));
    }

    static Guardrail guardrail(String name, GuardrailRule... rules) {
        return Guardrail.builder(name).rules(List.of(rules)).build();
    }

    /** Stores a guardrail as the default. */
    long byDefault(Guardrail guardrail) {
        return admin().create(OWNER, guardrail.toBuilder().isDefault(true).build())
                .guardrail()
                .id();
    }

    /** Makes a stored guardrail the default. */
    void byDefaultAgain(long id) {
        Guardrail stored = admin().get(OWNER, id).guardrail();
        admin().update(OWNER, stored.toBuilder().isDefault(true).build(), 0);
    }

    /** A key that is attached to a guardrail. */
    KeyHandle key(long guardrailId) {
        IssuedKey issued = workspace
                .admin()
                .keys()
                .issue(
                        OWNER,
                        AgentKey.builder(0, "agent").guardrailId(guardrailId).build());
        KeyAdmission admission = workspace.admit(
                issued.secret(), KeyRequest.builder(clock.instant()).build());
        assertThat(admission).isInstanceOf(KeyAdmission.Admitted.class);
        return ((KeyAdmission.Admitted) admission).key();
    }

    /** The rows of all matches, newest first. */
    List<EventRow> matches() {
        assertThat(workspace.flush(Duration.ofSeconds(30))).isTrue();
        return events.page(
                WORKSPACE,
                EventQuery.builder()
                        .kind(EventKind.MATCH)
                        .limit(EventQuery.MAX_LIMIT)
                        .build());
    }

    /** The error that {@code call} ends with. */
    static ErrorCode refusal(ThrowingCallable call) {
        OrcaException e = catchThrowableOfType(OrcaException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        return e.code();
    }

    /** Every audit row, oldest first. */
    static List<AuditEntry> audit(ConfigStore store) {
        AuditQuery query = AuditQuery.builder().limit(AuditQuery.MAX_LIMIT).build();
        List<AuditEntry> rows = new ArrayList<>();
        List<AuditEntry> page = store.audit(WORKSPACE, query);
        while (!page.isEmpty()) {
            rows.addAll(page);
            page = store.audit(WORKSPACE, query.before(page.get(page.size() - 1)));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** The verbs of the rows after {@code head}; the chain must lead from there to the store's present head. */
    static List<String> verbsSince(ConfigStore store, ChainHead head) {
        List<AuditEntry> rows = audit(store).stream()
                .filter(row -> row.sequence() > head.sequence())
                .toList();
        assertThat(AuditChain.fault(head, rows, store.read(WORKSPACE).auditHead()))
                .isEmpty();
        return rows.stream().map(row -> row.act().verb()).toList();
    }

    /** Stores one document as a host could do past the library; null deletes it. */
    static void put(ConfigStore store, String kind, String id, @Nullable String json) {
        ConfigSnapshot base = store.read(WORKSPACE);
        List<ConfigDocument> known = store.history(WORKSPACE, kind, id, Long.MAX_VALUE, 1);
        long version = known.isEmpty() ? 1 : known.get(0).version() + 1;
        AuditAct act = new AuditAct(START, OWNER, "seed", kind, id, "", "{}");
        store.commit(
                WORKSPACE,
                new ConfigCommit(
                        base.revision(),
                        List.of(new ConfigDocument(kind, id, version, json, OWNER.id(), START)),
                        AuditChain.append(base.auditHead(), List.of(act))));
    }

    @Override
    public void close() {
        workspace.close();
    }
}
