/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.crypto.Secret;
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
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.mcp.FakeServers.Fake;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.StdioLauncher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A process of the test workspace over stores that others may share, with fake servers unless told otherwise. */
final class World implements AutoCloseable {
    static final String WORKSPACE = "acme";
    static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    static final Actor VIEWER = new Actor("vic", Role.VIEWER);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final InMemoryKeysets KEYSETS = new InMemoryKeysets();
    static final String TOOL = "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"type\":\"object\"}}";
    static final String OTHER_TOOL = "{\"name\":\"write\"}";

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
    final FakeServers fakes = new FakeServers();
    final McpServers servers;

    World() {
        this(wiring -> {});
    }

    World(Consumer<McpServersBuilder> wiring) {
        this(new MemoryConfigStore(), new MemoryEventStore(), KEYSETS, workspace -> {}, wiring);
    }

    World(
            ConfigStore config,
            EventStore events,
            KeysetSource keysets,
            Consumer<OrcaWorkspaceBuilder> host,
            Consumer<McpServersBuilder> wiring) {
        this.config = config;
        this.events = events;
        OrcaWorkspaceBuilder builder = OrcaWorkspace.builder(WORKSPACE)
                .configStore(config)
                .eventStore(events)
                .keysets(keysets)
                .freshness(Freshness.defaults().withEveryCall(true))
                .clock(clock);
        host.accept(builder);
        workspace = builder.build();
        McpServersBuilder mcp = McpServers.builder(workspace)
                .launcher("tool", StdioLauncher.of("tool-server"))
                .connector(fakes);
        wiring.accept(mcp);
        servers = mcp.build();
    }

    Looks open() {
        return new Looks(servers.open());
    }

    /** What a caller sees who waits as long as it takes. */
    record Looks(OpenServers servers) {
        List<OpenServer> open() {
            return servers.open().servers();
        }

        Optional<OpenServer> find(String id) {
            return Optional.ofNullable(
                    servers.find(id, Patience.of(Duration.ofMinutes(1))).serverOrNull());
        }

        Availability availability(String id) {
            return servers.find(id, Patience.of(Duration.ofMinutes(1))).availability();
        }

        long revision() {
            return servers.revision();
        }
    }

    static McpServer http(String id) {
        return McpServer.http(id, "https://" + id + ".example.com/mcp").build();
    }

    /** Registers a server without credentials that lists these tools. */
    Fake register(String id, String... tools) {
        servers.create(ADMIN, http(id), Credential.none());
        return fakes.server(id).tools(tools);
    }

    static Credential bearer(String token) {
        return new Credential.Bearer(Secret.ofText(token));
    }

    /** The error that {@code call} ends with. */
    static ErrorCode refusal(ThrowingCallable call) {
        OrcaException e = catchThrowableOfType(OrcaException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        return e.code();
    }

    /** The reason codes of all events about servers, oldest first. */
    List<String> eventCodes() {
        List<String> out = new ArrayList<>();
        mcpEvents().forEach(row -> out.add(row.event().reasonCode()));
        Collections.reverse(out);
        return out;
    }

    List<EventRow> mcpEvents() {
        assertThat(workspace.flush(Duration.ofSeconds(30))).isTrue();
        return events.page(
                WORKSPACE,
                EventQuery.builder()
                        .kind(EventKind.MCP)
                        .limit(EventQuery.MAX_LIMIT)
                        .build());
    }

    /** Every audit row, oldest first. */
    static List<AuditEntry> audit(ConfigStore store) {
        List<AuditEntry> rows = new ArrayList<>(store.audit(
                WORKSPACE, AuditQuery.builder().limit(AuditQuery.MAX_LIMIT).build()));
        Collections.reverse(rows);
        return rows;
    }

    /** The verbs of the rows after {@code head}. */
    static List<String> verbsSince(ConfigStore store, ChainHead head) {
        return audit(store).stream()
                .filter(row -> row.sequence() > head.sequence())
                .map(row -> row.act().verb())
                .toList();
    }

    /** Stores one document as a host could do past the library; null deletes it. */
    static void put(ConfigStore store, String kind, String id, @Nullable String json) {
        ConfigSnapshot base = store.read(WORKSPACE);
        List<ConfigDocument> known = store.history(WORKSPACE, kind, id, Long.MAX_VALUE, 1);
        long version = known.isEmpty() ? 1 : known.get(0).version() + 1;
        AuditAct act = new AuditAct(START, ADMIN, "seed", kind, id, "", "{}");
        store.commit(
                WORKSPACE,
                new ConfigCommit(
                        base.revision(),
                        List.of(new ConfigDocument(kind, id, version, json, ADMIN.id(), START)),
                        AuditChain.append(base.auditHead(), List.of(act))));
    }

    @Override
    public void close() {
        servers.close();
        workspace.close();
    }
}
