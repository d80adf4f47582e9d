/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Era;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.HostileStdio;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers can do that mean no good, over standard input and output. */
class HostileStdioTest {
    private final Housekeeping housekeeping = new FrozenClock(Housekeeping.create());

    @AfterEach
    void end() {
        housekeeping.close();
    }

    /** A client of a server that misbehaves as {@code mode}, and its wire. */
    private final class Guest implements AutoCloseable {
        private final AtomicReference<@Nullable StdioWire> wire = new AtomicReference<>();
        private final McpClient client;

        Guest(String mode) {
            this(mode, Clients.PROFILE, Map.of());
        }

        Guest(String mode, ClientProfile profile, Map<String, String> environment) {
            this(
                    new StdioCommand(HostileStdio.command(mode), environment, null),
                    profile,
                    mode.equals("deaf") ? Duration.ofMillis(500) : Duration.ofSeconds(30));
        }

        Guest(StdioCommand command, ClientProfile profile, Duration discovery) {
            client = McpClient.over(profile, housekeeping, discovery, (inbox, json) -> {
                StdioWire made = new StdioWire(command, profile, inbox, json, housekeeping);
                wire.set(made);
                return made;
            });
        }

        String call(String tool) throws UpstreamException {
            return text(client.callTool(tool, Json.object(), CallOptions.of(TIME)));
        }

        int waiting() {
            return requireNonNull(wire.get()).waiting();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private static String text(CallResult result) {
        return result.result().path("content").path(0).path("text").asText();
    }

    @Test
    void noise_betweenMessages_isCountedAndSkipped() throws Exception {
        try (Guest guest = new Guest("noise")) {
            assertThat(guest.call("t")).isEqualTo("after the noise");
            assertThat(guest.client.peer().noise()).isEqualTo(3);
        }
    }

    @Test
    void answersToOtherRequests_areIgnored() throws Exception {
        try (Guest guest = new Guest("wrong-ids")) {
            assertThat(guest.call("t")).isEqualTo("the right one");
            assertThat(guest.client.peer().noise()).isEqualTo(3);
        }
    }

    @Test
    void exitDuringACall_failsItAndTheNextCallStartsAgain() throws Exception {
        try (Guest guest = new Guest("dies")) {
            UpstreamException failure = failure(Kind.TRANSPORT, () -> guest.call("t"));
            assertThat(failure.sent()).isTrue();
            assertThat(guest.waiting()).isZero();
            assertThat(guest.call("fine")).contains("notifications/initialized");
        }
    }

    @Test
    void callTool_definitionOfAnotherConnection_isNotSentThoughItsToolsWereListed(@TempDir Path traces)
            throws Exception {
        StdioCommand command = new StdioCommand(HostileStdio.command("swaps", traces.toString()), Map.of(), null);
        try (Upstream upstream = StdioUpstream.of(command, Clients.PROFILE, housekeeping)) {
            ObjectNode approved = upstream.listTools(TIME).tools().get(0);
            CallOptions options = CallOptions.of(TIME).withDefinition(approved);
            assertThat(text(upstream.callTool("t", Json.object(), options))).isEqualTo("done");
            ObjectNode now = swapped(upstream, approved);
            UpstreamException refusal = failure(Kind.TRANSPORT, () -> upstream.callTool("t", Json.object(), options));
            assertThat(refusal.awaitsListing()).isTrue();
            assertThat(refusal.sent()).isFalse();
            assertThat(traces).isDirectoryNotContaining("glob:**called");
            upstream.callTool("t", Json.object(), options.withDefinition(now));
            assertThat(traces).isDirectoryContaining("glob:**called");
        }
    }

    /** What the second process lists, once the first has ended. */
    private static ObjectNode swapped(Upstream upstream, ObjectNode before) {
        while (true) {
            try {
                ObjectNode now = upstream.listTools(TIME).tools().get(0);
                if (!now.equals(before)) {
                    return now;
                }
            } catch (UpstreamException e) {
                assertThat(e.kind()).isEqualTo(Kind.TRANSPORT); // the first process ended meanwhile
            }
        }
    }

    @Test
    void exitsAgainAndAgain_areNotAnsweredWithMoreStarts() {
        try (Guest guest = new Guest("dies")) {
            failure(Kind.TRANSPORT, () -> guest.call("t"));
            failure(Kind.TRANSPORT, () -> guest.call("t"));
            UpstreamException tooOften = failure(Kind.TRANSPORT, () -> guest.call("t"));
            assertThat(tooOften.sent()).isFalse();
            assertThat(tooOften).hasMessageContaining("too often");
        }
    }

    @Test
    void exitAtTheStart_isToldWithItsCodeAndRedactedLastWords() {
        try (Guest guest = new Guest("unfit", Clients.PROFILE, Map.of("API_TOKEN", "planted-s3cret"))) {
            UpstreamException failure = failure(Kind.TRANSPORT, () -> guest.call("t"));
            assertThat(failure).hasMessageNotContaining("config.yaml");
            assertThat(failure.detail())
                    .startsWith("the process ended: exit code 7, last words: ...")
                    .endsWith("cannot open /work/config.yaml [31m: API_TOKEN=*** password: *** ***")
                    .hasSizeLessThan(600);
            UpstreamException tooOften = failure(Kind.TRANSPORT, () -> guest.call("t"));
            assertThat(tooOften.detail()).contains("exit code 7").doesNotContain("planted");
        }
    }

    @Test
    void lineOf100Megabytes_failsTheCallAndTheNextOneWorks() throws Exception {
        try (Guest guest = new Guest("long-line")) {
            failure(Kind.PROTOCOL, () -> guest.call("t"));
            assertThat(guest.call("fine")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "duplicates", "silent"})
    void callWithoutAcceptableAnswer_timesOutIsCancelledAndLeavesNothingBehind(String mode) throws Exception {
        try (Guest guest = new Guest(mode)) {
            guest.client.listTools(TIME);
            Clients.abandoned(guest.client, Json.object());
            assertThat(guest.waiting()).isZero();
            String heard = guest.call("fine");
            while (!heard.contains("notifications/cancelled")) {
                heard = guest.call("fine");
            }
        }
    }

    @Test
    void cancelledCall_endsAndTellsTheServer() throws Exception {
        try (Guest guest = new Guest("silent")) {
            guest.client.listTools(TIME);
            Cancellation cancellation = Cancellation.create();
            Thread canceller = new Thread(() -> {
                while (guest.waiting() == 0) {
                    Thread.onSpinWait();
                }
                cancellation.cancel();
            });
            canceller.start();
            failure(
                    Kind.CANCELLED,
                    () -> guest.client.callTool(
                            "t", Json.object(), CallOptions.of(TIME).with(cancellation)));
            canceller.join();
            assertThat(guest.waiting()).isZero();
        }
    }

    @Test
    void serverThatIsDeafBeforeInitialize_isTakenForALegacyOne() throws Exception {
        try (Guest guest = new Guest("deaf")) {
            assertThat(guest.client.listTools(TIME).tools()).hasSize(1);
            assertThat(guest.client.peer().era()).isEqualTo(Era.LEGACY);
        }
    }

    @Test
    void serverThatExitsOnDiscovery_isStartedAgainAsALegacyOne() throws Exception {
        try (Guest guest = new Guest("fragile")) {
            assertThat(guest.client.listTools(TIME).tools()).hasSize(1);
            assertThat(guest.client.peer().era()).isEqualTo(Era.LEGACY);
        }
    }

    @Test
    void environment_isCleanButForWhatWasConfigured() throws Exception {
        try (Guest guest = new Guest("environment", Clients.PROFILE, Map.of("ORCA_TEST_SECRET", "s"))) {
            List<String> names = List.of(guest.call("t").split(" ", -1));
            assertThat(names)
                    .contains("LANG", "ORCA_TEST_SECRET", "PATH")
                    .isSubsetOf("HOME", "LANG", "LOGNAME", "ORCA_TEST_SECRET", "PATH", "SHELL", "TERM", "USER");
        }
    }

    @Test
    void stormOfChangedTools_isHeardAFewTimes() throws Exception {
        try (Guest guest = new Guest("storm")) {
            AtomicInteger heard = new AtomicInteger();
            guest.client.onToolsChanged(heard::incrementAndGet);
            assertThat(guest.call("t")).isEqualTo("after the storm");
            while (heard.get() == 0) {
                Thread.onSpinWait();
            }
            assertThat(heard.get()).isLessThan(100);
        }
    }

    @Test
    void requestsOfTheServer_withoutHandler_areRefusedButForPing() throws Exception {
        try (Guest guest = new Guest("asks")) {
            assertThat(guest.call("t")).isEqualTo("asked");
            assertThat(answers(guest))
                    .contains(
                            "'id':'p','result':{}",
                            "'id':'r','error':{'code':-32601",
                            "'id':'x','error':{'code':-32601");
        }
    }

    @Test
    void requestsOfTheServer_withHandler_areAnswered() throws Exception {
        try (Guest guest = new Guest("asks", Clients.profile(new EmptyRoots()), Map.of())) {
            assertThat(guest.call("t")).isEqualTo("asked");
            assertThat(answers(guest)).contains("'id':'r','result':{'roots':[]}");
        }
    }

    private static String answers(Guest guest) throws UpstreamException {
        String heard = guest.call("fine");
        while (!(heard.contains("'id':'p'") && heard.contains("'id':'r'") && heard.contains("'id':'x'"))) {
            heard = guest.call("fine");
        }
        return heard;
    }

    @Test
    void serverThatStopsReading_doesNotHoldTheCallerBeyondItsDeadline() throws Exception {
        try (Guest guest = new Guest("stops-reading")) {
            assertThat(guest.call("t")).isEqualTo("last words");
            UpstreamException failure =
                    Clients.abandoned(guest.client, Json.object().put("large", "x".repeat(1 << 20)));
            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(guest.waiting()).isZero();
        }
    }

    /** A server of {@code mode} that {@code script} of a shell starts as {@code "$@"}. */
    private Guest wrapped(String script, String mode) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(HostileStdio.command(mode));
        return new Guest(new StdioCommand(command, Map.of(), null), Clients.PROFILE, Duration.ofSeconds(30));
    }

    private static void awaitEnd(String pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid.strip()));
        if (process.isPresent()) {
            process.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(120)
    void serverBehindAWrapperThatStopsReading_holdsUpNeitherCallerNorTimerNorClose() throws Exception {
        String pid;
        try (Guest guest = wrapped("\"$@\"; true", "stops-reading")) {
            pid = guest.call("pid");
            assertThat(guest.call("t")).isEqualTo("last words");
            UpstreamException failure =
                    Clients.abandoned(guest.client, Json.object().put("large", "x".repeat(1 << 20)));
            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            CountDownLatch passed = new CountDownLatch(1);
            housekeeping.after(Duration.ofMillis(1), passed::countDown);
            passed.await();
            awaitEnd(pid);
        }
        awaitNoThread("orca-mcp-stdio", "orca-mcp-stderr");
    }

    @Test
    @Timeout(50)
    void cancelledCall_whoseMessageNobodyReads_endsBeforeItsDeadline() throws Exception {
        try (Guest guest = new Guest("stops-reading")) {
            assertThat(guest.call("t")).isEqualTo("last words");
            Cancellation cancellation = Cancellation.create();
            housekeeping.after(Duration.ofMillis(300), cancellation::cancel);
            CallOptions options = CallOptions.of(TIME).with(cancellation);
            ObjectNode large = Json.object().put("large", "x".repeat(1 << 20));
            failure(Kind.CANCELLED, () -> guest.client.callTool("t", large, options));
        }
    }

    @Test
    @Timeout(120)
    void wrapperThatEndsFirst_failsTheCallSoonAndTakesWhatItStartedAlong(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");
        try (Guest guest = wrapped("sleep 600 & echo $! > " + pid + "; exec \"$@\"", "dies")) {
            guest.client.listTools(TIME);
            long start = System.nanoTime();
            UpstreamException failure = failure(Kind.TRANSPORT, () -> guest.call("t"));
            assertThat(failure.detail()).contains("exit code 1");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            awaitEnd(Files.readString(pid));
            awaitNoThread("orca-mcp-stdio", "orca-mcp-stderr");
        }
    }

    @Test
    void close_afterARestart_leavesNothingOfTheFirstRunEither(@TempDir Path folder) throws Exception {
        Path pids = folder.resolve("pids");
        try (Guest guest = wrapped("sleep 600 & echo $! >> " + pids + "; exec \"$@\"", "dies")) {
            failure(Kind.TRANSPORT, () -> guest.call("t"));
            guest.client.listTools(TIME);
        }
        List<String> all = Files.readAllLines(pids);
        assertThat(all).hasSize(2);
        for (String each : all) {
            awaitEnd(each);
        }
    }

    @Test
    void close_ofAStubbornTree_leavesNoProcess() throws Exception {
        List<String> pids;
        try (Guest guest = new Guest("stubborn")) {
            pids = List.of(guest.call("t").split(" ", -1));
        }
        for (String each : pids) {
            awaitEnd(each);
        }
    }

    @Test
    void close_duringACall_endsItAsClosed() throws Exception {
        Guest guest = new Guest("silent");
        guest.client.listTools(TIME);
        Thread closer = new Thread(() -> {
            while (guest.waiting() == 0) {
                Thread.onSpinWait();
            }
            guest.close();
        });
        closer.start();
        failure(Kind.CLOSED, () -> guest.call("t"));
        closer.join();
        failure(Kind.CLOSED, () -> guest.call("t"));
    }

    @Test
    void closedClients_leaveNoThread() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Guest guest = new Guest("noise")) {
                guest.client.listTools(TIME);
            }
        }
        awaitNoThread("orca-mcp-stdio");
    }

    private static void awaitNoThread(String... names) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (List.of(names).contains(thread.getName())) {
                thread.join();
            }
        }
    }

    @Test
    void programThatDoesNotExist_isATransportFailure() {
        StdioCommand command = StdioCommand.of("/no/such/program");
        try (Upstream upstream = StdioUpstream.of(command, Clients.PROFILE, housekeeping)) {
            assertThat(failure(Kind.TRANSPORT, () -> upstream.listTools(TIME)).sent())
                    .isFalse();
        }
    }
}
