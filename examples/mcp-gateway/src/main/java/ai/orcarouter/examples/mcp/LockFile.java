/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.mcp.model.ToolPin;
import ai.orcarouter.mcp.spi.PinStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps pins in {@code orca.lock.json} beside a servers file (SEMANTICS 8.3): indented JSON that can be kept under
 * version control and reviewed. It holds the tools as they were approved and no credential.
 *
 * <p>The file is read again before each change and replaced as a whole, so that nobody sees half of it. Thread-safe.
 */
public final class LockFile implements PinStore {
    /** Its name. */
    public static final String NAME = "orca.lock.json";

    private static final int VERSION = 1;
    private static final int MAX_BYTES = 256 << 20;
    private static final int MAX_DEPTH = 130;
    private static final JsonMapper MAPPER = StrictJson.mapper(MAX_BYTES, MAX_DEPTH);

    private final Path file;

    private LockFile(Path file) {
        this.file = file;
    }

    /**
     * The lock file beside {@code servers}; an empty one is made when there is none.
     *
     * @throws IOException when it cannot be read or written, or is no lock file: without pins nothing may be served
     */
    public static LockFile beside(Path servers) throws IOException {
        Path folder = servers.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("there is no folder for " + NAME);
        }
        LockFile lock = new LockFile(folder.resolve(NAME));
        synchronized (lock) {
            // Written at once, so that a folder that cannot be written to is found now and not at the first change.
            lock.write(lock.readAll());
        }
        return lock;
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    @Override
    public synchronized Optional<ToolPin> load(String serverId) throws IOException {
        JsonNode pin = readAll().path("servers").path(serverId);
        if (pin.isMissingNode()) {
            return Optional.empty();
        }
        if (!pin.path("state").isObject()) {
            throw new IOException("the pin of " + serverId + " is damaged");
        }
        return Optional.of(new ToolPin(pin.path("state").toString(), text(pin, "approved"), text(pin, "observed")));
    }

    private static String text(JsonNode pin, String name) {
        return pin.has(name) ? pin.path(name).toString() : "";
    }

    @Override
    public synchronized void save(String serverId, ToolPin pin) throws IOException {
        ObjectNode all = readAll();
        ObjectNode entry = all.withObjectProperty("servers").putObject(serverId);
        entry.set("state", MAPPER.readTree(pin.stateJson()));
        if (!pin.approvedJson().isEmpty()) {
            entry.set("approved", MAPPER.readTree(pin.approvedJson()));
        }
        if (!pin.observedJson().isEmpty()) {
            entry.set("observed", MAPPER.readTree(pin.observedJson()));
        }
        write(all);
    }

    private ObjectNode readAll() throws IOException {
        if (!Files.exists(file)) {
            ObjectNode empty = Rpc.object().put("version", VERSION);
            empty.putObject("servers");
            return empty;
        }
        JsonNode all = MAPPER.readTree(Files.readAllBytes(file));
        if (!(all instanceof ObjectNode object)
                || all.path("version").asInt() != VERSION
                || !all.path("servers").isObject()) {
            throw new IOException(file + " is no lock file of version " + VERSION);
        }
        return object;
    }

    private void write(ObjectNode all) throws IOException {
        byte[] bytes = (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes) && Files.isWritable(file)) {
            return;
        }
        Path fresh = Files.createTempFile(file.getParent(), ".orca.lock", ".json");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
