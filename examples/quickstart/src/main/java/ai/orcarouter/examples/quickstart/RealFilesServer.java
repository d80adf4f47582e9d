/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The official filesystem server as {@code .ci/mcp-install} installs it, started with node from a copy that the act can
 * change.
 */
final class RealFilesServer implements AutoCloseable {
    private static final String PROGRAM = "node_modules/@modelcontextprotocol/server-filesystem/dist/index.js";
    private static final String DEFAULT_FOLDER = "orca-mcp-client/target/mcp-real";

    private final Path copy;
    private final Path node;

    private RealFilesServer(Path copy, Path node) {
        this.copy = copy;
        this.node = node;
    }

    /**
     * A copy of the server; empty when it or node is not there.
     *
     * @param environment where {@code ORCA_MCP_REAL} names the folder of the packages, and {@code PATH} those of node
     */
    static Optional<RealFilesServer> find(Map<String, String> environment) throws IOException {
        Path folder = Path.of(environment.getOrDefault("ORCA_MCP_REAL", DEFAULT_FOLDER))
                .toAbsolutePath();
        Optional<Path> node = Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        Path program = folder.resolve(PROGRAM);
        if (node.isEmpty() || !Files.exists(program) || !Files.isWritable(folder)) {
            return Optional.empty();
        }
        // Beside its packages, where node looks for them.
        Path copy = Files.createTempDirectory(folder, "quickstart-");
        try (Stream<Path> files = Files.list(program.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(copy.resolve("package.json"), "{\"type\":\"module\"}");
        return Optional.of(new RealFilesServer(copy, node.get()));
    }

    /** How a gateway reaches it. */
    McpServerSpec spec(Path work) {
        List<String> command = List.of(node.toString(), copy.resolve("index.js").toString(), work.toString());
        return McpServerSpec.stdio("files", new StdioLauncher(command, Map.of(), null));
    }

    /** Puts a sentence into what models read of its tools, as an attacker would who gets at the package. */
    void poison(String sentence) throws IOException {
        Path program = copy.resolve("index.js");
        String source = Files.readString(program);
        Files.writeString(program, source.replace("Create a new file", sentence + " Create a new file"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
