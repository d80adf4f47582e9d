/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.FakeServers.Fake;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Admin waits for ends when the Admin's thread is interrupted. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedProbeTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final CountDownLatch release = new CountDownLatch(1);
    private final ScriptedServer server = ScriptedServer.modern();

    @AfterEach
    void end() {
        release.countDown();
        server.close();
    }

    private void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What becomes of {@code call} on a thread that is interrupted while it waits. */
    private static AtomicReference<Throwable> interrupted(ThrowingCallable call) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            thrown.set(catchThrowable(call));
            left.complete(Thread.currentThread().isInterrupted());
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING
                && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(left.get(1, TimeUnit.MINUTES)).as("it is interrupted still").isTrue();
        return thrown;
    }

    private static void isContended(AtomicReference<Throwable> thrown) {
        assertThat(thrown.get())
                .isInstanceOfSatisfying(
                        OrcaException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONTENDED));
    }

    @Test
    void probe_registeredServerIsBeingLookedAt_ends() throws Exception {
        try (World world = new World(mcp -> mcp.probeTimeout(LONG))) {
            CountDownLatch asked = new CountDownLatch(1);
            Fake fake = world.register("files", World.TOOL);
            fake.onList = () -> {
                asked.countDown();
                await(release);
            };
            world.servers.open().hasten("files");
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            isContended(interrupted(() -> world.servers.probe(World.ADMIN, "files")));
            release.countDown();
            assertThat(world.servers.probe(World.ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
        }
    }

    private McpServerSet set() {
        return McpServerSet.builder()
                .add(McpServerSpec.http("files", server.url()).withAddresses(Loopback.policy(server.port())))
                .probeTimeout(Duration.ofDays(1))
                .build();
    }

    private static void admin(String what, McpServerSet set) {
        switch (what) {
            case "probe" -> set.probe("files");
            case "diff" -> set.diff("files");
            case "approve" -> set.approve("files", "v1:0", "ann");
            default -> set.approveSurface("files", "v1:0", "ann");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe", "diff", "approve", "approveSurface"})
    void admin_serverOfASetIsBeingLookedAt_ends(String what) throws Exception {
        server.on("tools/list", turn -> {
            await(release);
            turn.result("{\"tools\":[" + World.TOOL + "]}");
        });
        try (McpServerSet set = set()) {
            set.open().hasten("files");
            server.await("tools/list", 1);
            isContended(interrupted(() -> admin(what, set)));
            release.countDown();
            assertThat(set.probe("files").status()).isEqualTo(ServerStatus.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe", "diff", "approve", "approveSurface"})
    void admin_serverOfASetDoesNotAnswer_endsAndSaysNothingOfTheServer(String what) throws Exception {
        server.on("tools/list", turn -> turn.result("{\"tools\":[" + World.TOOL + "]}"));
        try (McpServerSet set = set()) {
            assertThat(set.open().open().servers()).hasSize(1);
            server.on("tools/list", Turn::hang);
            int before = server.asked("tools/list").size();
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread admin = new Thread(() -> thrown.complete(catchThrowable(() -> admin(what, set))));
            admin.setDaemon(true);
            admin.start();
            server.await("tools/list", before + 1);
            admin.interrupt();
            assertThat(thrown.get(1, TimeUnit.MINUTES))
                    .isInstanceOfSatisfying(
                            OrcaException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONTENDED));
            assertThat(set.open().open().servers()).as("still open").hasSize(1);
            server.on("tools/list", turn -> turn.result("{\"tools\":[" + World.TOOL + "]}"));
            ProbeResult found = set.probe("files");
            assertThat(List.of(found.status(), found.schemaStatus()))
                    .containsExactly(ServerStatus.OK, SchemaStatus.VERIFIED);
        }
    }
}
