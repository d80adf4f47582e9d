/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Era;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.RealHttp;
import ai.orcarouter.mcp.testkit.RealServers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("mcp-real")
class RealServersTest {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final ClientProfile PROFILE = ClientProfile.of("orca-test", "1");

    private final Optional<RealServers> installed = RealServers.find();
    private final Housekeeping housekeeping = Housekeeping.create();

    @BeforeEach
    void needsTheServers() {
        assumeTrue(installed.isPresent(), RealServers.MISSING);
    }

    @AfterEach
    void endThreads() {
        housekeeping.close();
    }

    private RealServers real() {
        return installed.orElseThrow();
    }

    private Upstream stdio(List<String> command, Map<String, String> environment) {
        return StdioUpstream.of(new StdioCommand(command, environment, null), PROFILE, housekeeping);
    }

    private Upstream http(RealHttp server) throws UpstreamException {
        HttpTarget target = HttpTarget.parse(server.url(), HttpTarget.Plain.ON_LOOPBACK);
        GuardedClient client = GuardedHttp.create().client(target, Loopback.guard(server.port()));
        return HttpUpstream.of(new HttpEndpoint(client, HeaderSource.none(), PROFILE), housekeeping);
    }

    private static String text(CallResult result) {
        return result.result().path("content").path(0).path("text").asText();
    }

    private static List<String> names(ToolList list) {
        return list.tools().stream().map(tool -> tool.path("name").asText()).toList();
    }

    private static ObjectNode message(String text) {
        return Json.object().put("message", text);
    }

    private static CallOptions options() {
        return CallOptions.of(TIME);
    }

    @Test
    void everything_overStdio_isListedAndCalled() throws Exception {
        try (Upstream everything = stdio(real().stdio("everything"), Map.of())) {
            ToolList list = everything.listTools(TIME);

            assertThat(names(list)).contains("echo", "get-sum").hasSizeGreaterThanOrEqualTo(10);
            assertThat(list.tools()).anyMatch(tool -> tool.has("execution"));
            assertThat(text(everything.callTool("echo", message("grüße 🎉"), options())))
                    .isEqualTo("Echo: grüße 🎉");
            assertThat(everything.peer().era()).isEqualTo(Era.LEGACY);
            assertThat(everything.peer().protocolVersion()).isEqualTo("2025-11-25");
            assertThat(everything.peer().connected()).isTrue();
        }
    }

    @Test
    void everything_overHttp_isListedAndCalledInOneSession() throws Exception {
        try (RealHttp server = real().everythingHttp();
                Upstream everything = http(server)) {
            assertThat(names(everything.listTools(TIME))).contains("echo");
            assertThat(text(everything.callTool("echo", message("hi"), options())))
                    .isEqualTo("Echo: hi");
            assertThat(everything.peer().era()).isEqualTo(Era.LEGACY);
        }
    }

    @Test
    void everything_overHttp_tellsOfProgress() throws Exception {
        try (RealHttp server = real().everythingHttp();
                Upstream everything = http(server)) {
            AtomicReference<Double> last = new AtomicReference<>(0.0);
            ObjectNode arguments = Json.object().put("duration", 0.2).put("steps", 2);

            CallResult result = everything.callTool(
                    "trigger-long-running-operation",
                    arguments,
                    options().withProgress(progress -> last.set(progress.progress())));

            assertThat(result.isError()).isFalse();
            assertThat(last.get()).isEqualTo(2.0);
        }
    }

    @Test
    void unknownTool_ofARealServer_isAnErrorOfTheTool() throws Exception {
        try (Upstream everything = stdio(real().stdio("everything"), Map.of())) {
            CallResult result = everything.callTool("no-such-tool", Json.object(), options());

            assertThat(result.isError()).isTrue();
            assertThat(text(result)).contains("no-such-tool");
        }
    }

    @Test
    void filesystem_overStdio_readsAFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("note.txt"), "written for a test");
        try (Upstream files =
                stdio(real().stdio("filesystem", folder.toRealPath().toString()), Map.of())) {
            assertThat(names(files.listTools(TIME))).contains("read_text_file", "write_file");
            ObjectNode path = Json.object()
                    .put("path", folder.toRealPath().resolve("note.txt").toString());

            assertThat(text(files.callTool("read_text_file", path, options()))).isEqualTo("written for a test");
        }
    }

    @Test
    void filesystem_toldOfAFileOutside_refuses(@TempDir Path folder) throws Exception {
        try (Upstream files =
                stdio(real().stdio("filesystem", folder.toRealPath().toString()), Map.of())) {
            CallResult result = files.callTool("read_text_file", Json.object().put("path", "/etc/hostname"), options());

            assertThat(result.isError()).isTrue();
        }
    }

    @Test
    void memory_overStdio_getsItsEnvironment(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("memory.json");
        try (Upstream memory = stdio(real().stdio("memory"), Map.of("MEMORY_FILE_PATH", file.toString()))) {
            ObjectNode arguments = Json.object();
            arguments
                    .putArray("entities")
                    .addObject()
                    .put("name", "orca")
                    .put("entityType", "whale")
                    .putArray("observations")
                    .add("swims");

            assertThat(memory.callTool("create_entities", arguments, options()).isError())
                    .isFalse();
            assertThat(Files.readString(file)).contains("orca");
        }
    }

    @Test
    void sequentialThinking_overStdio_isListed() throws Exception {
        try (Upstream thinking = stdio(real().stdio("sequential-thinking"), Map.of())) {
            assertThat(names(thinking.listTools(TIME))).containsExactly("sequentialthinking");
        }
    }

    @Test
    void modernOnlyServer_overHttp_isDetectedAndCalled() throws Exception {
        try (RealHttp server = real().modernHttp();
                Upstream modern = http(server)) {
            ToolList list = modern.listTools(TIME);

            assertThat(names(list)).containsExactly("echo", "sum", "never", "grow");
            assertThat(list.instructions()).contains("Say it and it comes back.");
            assertThat(list.ttl()).contains(Duration.ZERO);
            assertThat(text(modern.callTool("echo", message("hello"), options())))
                    .isEqualTo("hello");
            assertThat(modern.callTool("sum", Json.object().put("a", 2).put("b", 3), options())
                            .result()
                            .path("structuredContent")
                            .path("sum")
                            .asInt())
                    .isEqualTo(5);
            assertThat(modern.peer().era()).isEqualTo(Era.MODERN);
            assertThat(modern.peer().serverInfo().orElseThrow().path("name").asText())
                    .isEqualTo("modern");
        }
    }

    @Test
    void modernOnlyServer_overStdio_isDetectedAndCalled() throws Exception {
        try (Upstream modern = stdio(real().modernStdio(), Map.of())) {
            assertThat(names(modern.listTools(TIME))).containsExactly("echo", "sum", "never", "grow");
            assertThat(text(modern.callTool("echo", message("hello"), options())))
                    .isEqualTo("hello");
            assertThat(modern.peer().era()).isEqualTo(Era.MODERN);
        }
    }

    @Test
    void cancelledCall_ofAModernServer_endsAndTheNextOneWorks() throws Exception {
        try (RealHttp server = real().modernHttp();
                Upstream modern = http(server)) {
            modern.listTools(TIME);
            Cancellation cancellation = Cancellation.create();
            CountDownLatch called = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                awaitCall(server);
                called.countDown();
                cancellation.cancel();
            });
            canceller.start();

            assertThatThrownBy(() ->
                            modern.callTool("never", Json.object(), options().with(cancellation)))
                    .isInstanceOfSatisfying(UpstreamException.class, e -> {
                        assertThat(e.kind()).isEqualTo(UpstreamException.Kind.CANCELLED);
                        assertThat(e.sent()).isTrue();
                    });
            canceller.join(60_000);
            assertThat(called.getCount()).isZero();
            assertThat(text(modern.callTool("echo", message("still here"), options())))
                    .isEqualTo("still here");
        }
    }

    private static void awaitCall(RealHttp server) {
        Deadline end = Deadline.in(TIME);
        while (!server.log().contains("called never") && !end.isOver()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void everything_whoseProcessIsKilled_isStartedAgain() throws Exception {
        try (Upstream everything = stdio(real().stdio("everything"), Map.of())) {
            everything.listTools(TIME);
            List<ProcessHandle> children = children();
            children.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
            }

            assertThat(names(everything.listTools(TIME))).contains("echo");
        }
    }

    /** What npx started: itself, a shell and the server. */
    private static List<ProcessHandle> npxTree(Set<ProcessHandle> before) {
        List<ProcessHandle> tree = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .toList();
        assertThat(tree).hasSizeGreaterThanOrEqualTo(2);
        return tree;
    }

    private StdioCommand npx() {
        Optional<List<String>> command = real().npx("everything", "stdio");
        assumeTrue(command.isPresent(), "SKIPPED: needs npx beside node");
        return new StdioCommand(command.orElseThrow(), Map.of("npm_config_update_notifier", "false"), real().folder());
    }

    @Test
    @Timeout(180)
    void serverBehindNpx_thatIsClosed_leavesNoProcess() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        List<ProcessHandle> tree;
        try (Upstream everything = StdioUpstream.of(npx(), PROFILE, housekeeping)) {
            assertThat(names(everything.listTools(TIME))).contains("echo");
            tree = npxTree(before);
        }
        for (ProcessHandle process : tree) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(180)
    void serverBehindNpx_thatIsKilled_takesItsServerAlongAndIsStartedAgain() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        try (Upstream everything = StdioUpstream.of(npx(), PROFILE, housekeeping)) {
            everything.listTools(TIME);
            List<ProcessHandle> tree = npxTree(before);
            ProcessHandle.current()
                    .children()
                    .filter(process -> !before.contains(process))
                    .forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : tree) {
                process.onExit().get(60, TimeUnit.SECONDS);
            }
            assertThat(names(everything.listTools(TIME))).contains("echo");
        }
    }

    private List<ProcessHandle> children() throws IOException {
        String script = real().stdio("everything").get(1);
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().arguments().stream()
                        .anyMatch(arguments -> List.of(arguments).contains(script)))
                .toList();
    }

    @Test
    void modern_overStdio_tellsOfChangedTools() throws Exception {
        try (Upstream modern = stdio(real().modernStdio(), Map.of())) {
            tellsOfChangedTools(modern);
        }
    }

    @Test
    void modern_overHttp_tellsOfChangedTools() throws Exception {
        try (RealHttp server = real().modernHttp();
                Upstream modern = http(server)) {
            tellsOfChangedTools(modern);
        }
    }

    /** Only a change after the server took the subscription is told, so that the tools change until one was. */
    private static void tellsOfChangedTools(Upstream modern) throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        modern.onToolsChanged(changed::countDown);
        int before = modern.listTools(TIME).tools().size();
        Deadline end = Deadline.in(TIME);
        do {
            assertThat(end.isOver()).as("no word of a change").isFalse();
            modern.callTool("grow", Json.object(), options());
        } while (!changed.await(200, TimeUnit.MILLISECONDS));
        assertThat(modern.listTools(TIME).tools()).hasSizeGreaterThan(before);
        assertThat(modern.peer().noise()).isZero();
        assertThat(modern.peer().era()).isEqualTo(Era.MODERN);
    }
}
