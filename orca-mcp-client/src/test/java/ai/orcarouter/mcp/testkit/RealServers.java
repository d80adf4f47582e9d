/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers of others that {@code .ci/mcp-install} puts into a folder: the one of {@code ORCA_MCP_REAL}, else that of
 * the system property {@code orca.mcp.real}. Tests skip with {@link #MISSING} when it or {@code node} is not there.
 */
public final class RealServers {
    /** What a skipped test says. */
    public static final String MISSING =
            "SKIPPED: needs node on the path and the packages that .ci/mcp-install installs";

    private static final List<String> OFFICIAL = List.of("everything", "filesystem", "memory", "sequential-thinking");

    private final Path folder;
    private final Path node;

    private RealServers(Path folder, Path node) {
        this.folder = folder;
        this.node = node;
    }

    /** The installed servers, if they and node are there. */
    public static Optional<RealServers> find() {
        String variable = System.getenv("ORCA_MCP_REAL");
        Path folder = Path.of(variable == null ? System.getProperty("orca.mcp.real", "target/mcp-real") : variable)
                .toAbsolutePath();
        if (!Files.exists(folder.resolve("installed-lock.json"))) {
            return Optional.empty();
        }
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(node -> new RealServers(folder, node));
    }

    /** The folder with {@code node_modules}. */
    public Path folder() {
        return folder;
    }

    /** The command of an official server over standard input and output, such as {@code filesystem}. */
    public List<String> stdio(String name, String... arguments) {
        if (!OFFICIAL.contains(name)) {
            throw new IllegalArgumentException("not installed: " + name);
        }
        List<String> command = new ArrayList<>(List.of(
                node.toString(),
                folder.resolve("node_modules/@modelcontextprotocol/server-" + name + "/dist/index.js")
                        .toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * The command by which users start an official server, to be run in {@link #folder}: it starts a shell, and that
     * the server. Empty when there is no {@code npx} beside {@code node}.
     */
    public Optional<List<String>> npx(String name, String... arguments) {
        Path npx = node.resolveSibling("npx");
        if (!Files.isExecutable(npx)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(npx.toString(), "--no", "--offline", "mcp-server-" + name));
        command.addAll(List.of(arguments));
        return Optional.of(command);
    }

    /** The command of the server that speaks protocol 2026-07-28 only, over standard input and output. */
    public List<String> modernStdio() {
        return List.of(node.toString(), folder.resolve("modern-server.mjs").toString(), "stdio");
    }

    /** Starts {@code server-everything} over Streamable HTTP on a free port of 127.0.0.1. */
    public RealHttp everythingHttp() throws IOException {
        int port = RealHttp.freePort();
        ProcessBuilder builder = new ProcessBuilder(stdio("everything", "streamableHttp"));
        builder.environment().put("PORT", Integer.toString(port));
        return RealHttp.start(builder, line -> line.contains("listening on port") ? port : -1);
    }

    /** Starts the server that speaks protocol 2026-07-28 only, over HTTP on a free port of 127.0.0.1. */
    public RealHttp modernHttp() throws IOException {
        return RealHttp.start(
                new ProcessBuilder(
                        node.toString(), folder.resolve("modern-server.mjs").toString(), "http"),
                line -> line.startsWith("listening ")
                        ? Integer.parseInt(line.substring("listening ".length()).trim())
                        : -1);
    }

    static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
