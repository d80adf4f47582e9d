/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code server-everything} as {@code .ci/mcp-install} installs it, in the folder of {@code ORCA_MCP_REAL}. */
final class EverythingServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private EverythingServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The command that serves over standard input and output, or over {@code transport}. */
    static List<String> command(String... transport) {
        String folder = System.getenv("ORCA_MCP_REAL");
        Path script = Path.of(folder == null ? "orca-mcp-client/target/mcp-real" : folder)
                .resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js")
                .toAbsolutePath();
        if (!Files.exists(script)) {
            throw new IllegalStateException("no " + script + "; run .ci/mcp-install, and set ORCA_MCP_REAL");
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "node", script.toString()));
        command.addAll(List.of(transport));
        return command;
    }

    static EverythingServer http() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(command("streamableHttp")).redirectErrorStream(true);
        builder.environment().put("PORT", Integer.toString(port));
        Process process = builder.start();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null && !line.contains("listening on port")) {
            line = reader.readLine();
        }
        if (line == null) {
            throw new IOException("the server ended before it listened");
        }
        Thread drain = new Thread(() -> reader.lines().forEach(ignored -> {}), "server output");
        drain.setDaemon(true);
        drain.start();
        return new EverythingServer(process, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
