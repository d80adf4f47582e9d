/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.TOOL;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.FakeServers.Fake;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.pinned.PinnedParts;
import ai.orcarouter.mcp.internal.pinned.PinnedServers;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.spi.PinStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that never lists its tools, or speaks of them without an end, beside a healthy one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowServersTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Where the servers come from. */
    private enum Path {
        REGISTRY,
        SET
    }

    private final CountDownLatch listing = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final FakeServers fakes = new FakeServers();
    private final World.TestClock clock = new World.TestClock();
    private AutoCloseable opened = () -> {};

    @AfterEach
    void end() throws Exception {
        release.countDown();
        opened.close();
    }

    private OpenServers servers(Path path, Duration probeTimeout, String... ids) {
        for (String id : ids) {
            fakes.server(id).tools(TOOL);
        }
        if (path == Path.REGISTRY) {
            World world = new World(
                    new MemoryConfigStore(),
                    new MemoryEventStore(),
                    World.KEYSETS,
                    host -> host.clock(clock),
                    mcp -> mcp.connector(fakes).probeTimeout(probeTimeout));
            opened = world;
            for (String id : ids) {
                world.servers.create(World.ADMIN, World.http(id), Credential.none());
            }
            return world.servers.open();
        }
        PinnedServers set = new PinnedServers(new PinnedParts(
                PinStore.inMemory(),
                new ListScan((server, tool, description, schema) -> List.of()),
                true,
                false,
                probeTimeout,
                Duration.ofSeconds(60),
                clock));
        opened = set;
        for (String id : ids) {
            set.add(id, id, fakes.open(World.http(id), Credential.none()));
        }
        return set;
    }

    private static McpGatewayBuilder gateway(OpenServers servers) {
        return McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "{name: all, default_verdict: allow}")
                                .policy())
                        .build())
                .callTimeout(LONG)
                .openServers(servers);
    }

    private void hang(String id) {
        fakes.server(id).onList = () -> {
            listing.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static List<String> names(McpGateway gateway) {
        return gateway.tools().tools().stream().map(GatewayTool::name).toList();
    }

    private static ToolCall call(String tool) {
        return ToolCall.of(tool, Arguments.none());
    }

    @ParameterizedTest
    @EnumSource
    void callTool_anotherServerNeverLists_isAnswered(Path path) throws Exception {
        OpenServers servers = servers(path, LONG, "bad", "good");
        try (McpGateway gateway = gateway(servers).build()) {
            assertThat(names(gateway)).containsExactly("bad.read", "good.read");
            hang("bad");
            fakes.server("bad").changed();
            CompletableFuture<List<String>> waits = CompletableFuture.supplyAsync(() -> names(gateway));
            listing.await();
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.callTool("good.read", "{}").code()).isEqualTo(GatewayCode.ANSWERED);
                assertThat(gateway.callTool("good__read", "{}").code()).isEqualTo(GatewayCode.ANSWERED);
                fakes.server("good").changed();
                clock.advance(Duration.ofSeconds(61));
            }
            assertThat(waits).isNotDone();
            release.countDown();
            waits.get();
            assertThat(fakes.server("bad").calls).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callTool_firstOfAll_asksItsServerAlone(Path path) {
        try (McpGateway gateway = gateway(servers(path, LONG, "bad", "good")).build()) {
            assertThat(gateway.callTool("good__read", "{}").code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callTool("gone.read", "{}").code()).isEqualTo(GatewayCode.UNKNOWN_TOOL);
            assertThat(gateway.callTool("read", "{}").code()).isEqualTo(GatewayCode.UNKNOWN_TOOL);
        }
        assertThat(fakes.server("good").lists).hasValue(1);
        assertThat(fakes.server("bad").lists).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void tools_serverThatNeverLists_isLeftOutUntilItDoes(Path path) {
        OpenServers servers = servers(path, SHORT, "bad", "good");
        try (McpGateway gateway = gateway(servers).build()) {
            assertThat(names(gateway)).hasSize(2);
            hang("bad");
            clock.advance(Duration.ofSeconds(60));
            assertThat(names(gateway)).containsExactly("good.read");
            long without = gateway.revision();
            assertThat(names(gateway)).containsExactly("good.read");
            assertThat(gateway.revision()).as("the same look goes on").isEqualTo(without);
            assertThat(fakes.server("bad").lists)
                    .as("one look for all who wait")
                    .hasValue(2);
            release.countDown();
            while (gateway.revision() == without) {
                Thread.onSpinWait();
            }
            assertThat(names(gateway)).containsExactly("bad.read", "good.read");
        }
    }

    @ParameterizedTest
    @EnumSource
    void callTool_itsServerNeverLists_endsWithItsOwnTime(Path path) {
        OpenServers servers = servers(path, LONG, "bad", "good");
        hang("bad");
        try (McpGateway gateway = gateway(servers).callTimeout(SHORT).build()) {
            GatewayAnswer answer = gateway.callTool("bad.read", "{}");
            assertThat(answer.code()).isEqualTo(GatewayCode.SERVER_DOWN);
            assertThat(answer.dispatched()).isFalse();
            List<GatewayAnswer> both =
                    gateway.callTools(CallContext.anonymous(), List.of(call("bad.read"), call("good.read")));
            assertThat(both)
                    .extracting(GatewayAnswer::code)
                    .containsExactly(GatewayCode.SERVER_DOWN, GatewayCode.ANSWERED);
        }
        assertThat(fakes.server("bad").lists).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void callToolAsync_cancelledDuringTheLook_freesItsThread(Path path) throws Exception {
        OpenServers servers = servers(path, LONG, "bad", "good");
        hang("bad");
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (McpGateway gateway = gateway(servers).executor(one).build()) {
            CompletableFuture<GatewayAnswer> waits = gateway.callToolAsync(CallContext.anonymous(), call("bad.read"))
                    .toCompletableFuture();
            listing.await();
            waits.cancel(true);
            assertThat(gateway.callToolAsync(CallContext.anonymous(), call("good.read"))
                            .toCompletableFuture()
                            .get()
                            .code())
                    .isEqualTo(GatewayCode.ANSWERED);
        } finally {
            one.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callTool_interruptedDuringTheLook_isCancelled(Path path) throws Exception {
        OpenServers servers = servers(path, LONG, "bad");
        hang("bad");
        try (McpGateway gateway = gateway(servers).build()) {
            CompletableFuture<GatewayAnswer> answer = new CompletableFuture<>();
            Thread caller = new Thread(() -> answer.complete(gateway.callTool("bad.read", "{}")));
            caller.start();
            listing.await();
            caller.interrupt();
            assertThat(answer.get().code()).isEqualTo(GatewayCode.CANCELLED);
            assertThat(answer.get().dispatched()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callTool_severalDuringTheFirstLook_shareItsResult(Path path) throws Exception {
        OpenServers servers = servers(path, LONG, "slow");
        hang("slow");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (McpGateway gateway = gateway(servers).build()) {
            List<CompletableFuture<GatewayAnswer>> answers = List.of(1, 2, 3, 4).stream()
                    .map(i -> CompletableFuture.supplyAsync(() -> gateway.callTool("slow.read", "{}"), threads))
                    .toList();
            listing.await();
            release.countDown();
            for (CompletableFuture<GatewayAnswer> answer : answers) {
                assertThat(answer.get().code()).isEqualTo(GatewayCode.ANSWERED);
            }
            assertThat(fakes.server("slow").lists).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listChanged_serverThatCannotList_isNotAskedBeforeItsPauseIsOver(Path path) {
        OpenServers servers = servers(path, LONG, "bad", "good");
        Fake bad = fakes.server("bad");
        try (McpGateway gateway = gateway(servers).build()) {
            assertThat(names(gateway)).hasSize(2);
            bad.listFailure = UpstreamException.sent(Kind.TIMED_OUT, "slow");
            for (int i = 0; i < 100; i++) {
                bad.changed();
                assertThat(gateway.callTool("bad.read", "{}").code()).isEqualTo(GatewayCode.SERVER_DOWN);
                assertThat(names(gateway)).containsExactly("good.read");
            }
            assertThat(bad.lists).hasValue(2);
            bad.listFailure = null;
            assertThat(gateway.callTool("bad.read", "{}").code())
                    .as("closed until its tools could be read")
                    .isEqualTo(GatewayCode.SERVER_DOWN);
            clock.advance(Duration.ofSeconds(5));
            assertThat(gateway.callTool("bad.read", "{}").code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(bad.lists).hasValue(3);
            assertThat(bad.calls).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listChanged_afterAFailure_staysClosedAlsoWhenTheListIsYoung(Path path) {
        OpenServers servers = servers(path, LONG, "bad");
        Fake bad = fakes.server("bad");
        try (McpGateway gateway = gateway(servers).build()) {
            assertThat(names(gateway)).hasSize(1);
            clock.advance(Duration.ofSeconds(60));
            bad.listFailure = UpstreamException.sent(Kind.TIMED_OUT, "slow");
            gateway.tools();
            bad.tools(World.OTHER_TOOL);
            bad.changed();
            assertThat(gateway.callTool("bad.read", "{}").code()).isEqualTo(GatewayCode.SERVER_DOWN);
            bad.listFailure = null;
            clock.advance(Duration.ofSeconds(5));
            assertThat(gateway.callTool("bad.read", "{}").code()).isEqualTo(GatewayCode.SCHEMA_CHANGED);
            assertThat(bad.calls).isEmpty();
        }
    }
}
