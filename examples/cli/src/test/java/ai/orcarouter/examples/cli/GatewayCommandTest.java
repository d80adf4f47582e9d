/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandTest {
    private static final String POLICY = """
            name: project
            default_verdict: deny
            rules:
              - {id: 1, priority: 10, stage: mcp, tool_name_glob: files.*, verdict: deny, label: stay inside,
                 args_match: {clauses: [{not: {path: $.path, op: path_within, value: "%s"}}]}}
              - {id: 2, priority: 20, stage: mcp, tool_name_glob: files.write_file, verdict: pending_approval}
              - {id: 3, priority: 30, stage: mcp, tool_name_glob: files.read_text_file, verdict: allow}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int orca(String input, Object... arguments) {
        String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        return Orca.commandLine(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Map.of())
                .execute(texts);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void gateway_faultyFiles_listsFaultsAndServesNothing() throws IOException {
        Path servers = file("servers.yaml", "servers:\n  - {id: A, command: []}\n");
        Path policy = file("policy.yaml", POLICY.formatted("/work"));
        assertThat(orca("", "gateway", servers, policy)).isEqualTo(Orca.FAULTS);
        assertThat(err.toString()).contains("servers.yaml:2:").contains("\"A\"");
        assertThat(out.toString()).isEmpty();
        assertThat(orca("", "gateway", servers, file("bad.yaml", "name: x\nverdict: y\n")))
                .isEqualTo(Orca.FAULTS);
        assertThat(orca("", "gateway", folder.resolve("none.yaml"), policy)).isEqualTo(Orca.USAGE);
    }

    @Test
    void gateway_serverThatDoesNotStart_answersAllTheSame() throws IOException {
        Path servers = file("servers.yaml", "servers:\n  - {id: gone, command: [/no/such/program]}\n");
        Path policy = file("policy.yaml", POLICY.formatted("/work"));
        String input = """
                {"jsonrpc":"2.0","id":1,"method":"tools/list"}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"gone.x"}}
                """;
        assertThat(orca(input, "gateway", servers, policy)).isEqualTo(Orca.OK);
        assertThat(out.toString()).contains("{\"tools\":[]}").contains("gateway: server_down");
        assertThat(err.toString()).contains("server_down gone.x");
        assertThat(folder.resolve("orca.lock.json")).exists();
    }

    @Test
    void probe_serverThatDoesNotStart_isDown() throws IOException {
        Path servers = file("servers.yaml", "servers:\n  - {id: gone, command: [/no/such/program]}\n");
        assertThat(orca("", "mcp", "probe", servers)).isEqualTo(Orca.FAULTS);
        assertThat(out.toString()).contains("\"id\":\"gone\",\"status\":\"down\"");
        assertThat(orca("", "mcp", "diff", servers)).isEqualTo(Orca.FAULTS);
        assertThat(orca("", "mcp", "pin", servers, "gone", "v1:0")).isEqualTo(Orca.FAULTS);
        assertThat(orca("", "mcp", "tools", servers)).isEqualTo(Orca.OK);
    }

    /** The folder of the packages of others, and node. */
    private static List<Path> real() {
        String variable = System.getenv("ORCA_MCP_REAL");
        Path packages = Path.of(variable == null ? System.getProperty("orca.mcp.real", "target/none") : variable)
                .toAbsolutePath();
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":", -1))
                .map(part -> Path.of(part, "node"))
                .filter(Files::isExecutable)
                .filter(node -> Files.exists(packages.resolve("drive-gateway.mjs")))
                .limit(1)
                .flatMap(node -> Stream.of(node, packages))
                .toList();
    }

    @Test
    @Tag("mcp-real")
    void gateway_drivenByTheTypeScriptClient_allowsDeniesHoldsAndNoticesDrift() throws Exception {
        List<Path> real = real();
        Assumptions.assumeFalse(
                real.isEmpty(), "SKIPPED: needs node on the path and the packages that .ci/mcp-install installs");
        Path work = Files.createDirectory(folder.resolve("work")).toRealPath();
        Files.writeString(work.resolve("notes.txt"), "remember the milk");
        Path program = real.get(1).resolve("node_modules/@modelcontextprotocol/server-filesystem/dist/index.js");
        Path servers = file(
                "servers.yaml",
                "servers:\n  - {id: files, command: [\"%s\", \"%s\", \"%s\"]}\n".formatted(real.get(0), program, work));
        Path policy = file("policy.yaml", POLICY.formatted(work));
        String calls = "[[\"files__read_text_file\",{\"path\":\"%s/notes.txt\"}],".formatted(work)
                + "[\"files__read_text_file\",{\"path\":\"/etc/hostname\"}],"
                + "[\"files__write_file\",{\"path\":\"%s/new.txt\",\"content\":\"x\"}],".formatted(work)
                + "[\"files__nope\",{}]]";

        List<String> lines = drive(real, servers, policy, calls);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).contains("orcarouter-firewall-gateway").contains("files__read_text_file");
        assertThat(lines.get(1)).contains("remember the milk").contains("\"isError\":false");
        assertThat(lines.get(2)).contains("firewall deny: ").contains("\"isError\":true");
        assertThat(lines.get(3)).contains("firewall deny: held for approval");
        assertThat(lines.get(4)).contains("-32602");
        assertThat(work.resolve("new.txt")).doesNotExist();

        Path lock = folder.resolve("orca.lock.json");
        assertThat(orca("", "mcp", "diff", servers)).isEqualTo(Orca.OK);
        // As if what was approved were something else than what the server lists now.
        Files.writeString(lock, Files.readString(lock).replace("\"hash\" : \"v1:", "\"hash\" : \"v1:0"));
        List<String> drifted = drive(real, servers, policy, calls);
        assertThat(drifted.get(0)).contains("\"tools\":[]");
        assertThat(drifted.get(1)).doesNotContain("milk");
    }

    private List<String> drive(List<Path> real, Path servers, Path policy, String calls)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        real.get(0).toString(),
                        real.get(1).resolve("drive-gateway.mjs").toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ai.orcarouter.examples.cli.Orca",
                        "gateway",
                        servers.toString(),
                        policy.toString())
                .redirectError(folder.resolve("driver.log").toFile())
                .start();
        process.outputWriter(StandardCharsets.UTF_8).append(calls).close();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return lines;
    }
}
