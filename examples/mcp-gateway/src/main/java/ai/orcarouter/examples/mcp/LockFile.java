/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.mcp.model.ToolPin;
import ai.orcarouter.mcp.spi.PinStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pins in {@code orca.lock.json} beside a servers file (SEMANTICS 8.3): indented JSON that can be kept under
 * version control and reviewed. It holds the tools as they were approved and no credential.
 *
 * <p>Several programs may share it: whoever changes it holds a lock on {@code .orca.lock} beside it, reads it again and
 * replaces it as a whole, so that nobody sees half of it and no change is lost. Thread-safe.
 */
public final class LockFile implements PinStore {
    /** Its name. */
    public static final String NAME = "orca.lock.json";

    private static final String GUARD = ".orca.lock";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long WAIT_MILLIS = 10;
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
        // Written at once, so that a folder that cannot be written to is found now and not at the first change.
        lock.alone(() -> {
            lock.write(lock.readAll());
            return true;
        });
        return lock;
    }

    /** Something done while nobody else changes the file. */
    @FunctionalInterface
    private interface Step {
        boolean run() throws IOException;
    }

    private synchronized boolean alone(Step step) throws IOException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try (FileChannel guard =
                FileChannel.open(file.resolveSibling(GUARD), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                try (FileLock held = tryLock(guard)) {
                    if (held != null) {
                        return step.run();
                    }
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("another program keeps " + file.resolveSibling(GUARD) + " locked");
                }
                Thread.sleep(WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program changes " + file, e);
        }
    }

    /** Null while it is held by another program, or by another object of this one. */
    private static @Nullable FileLock tryLock(FileChannel guard) throws IOException {
        try {
            return guard.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    @Override
    public Optional<ToolPin> load(String serverId) throws IOException {
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
    public void save(String serverId, ToolPin pin) throws IOException {
        alone(() -> {
            put(serverId, pin);
            return true;
        });
    }

    @Override
    public boolean replace(String serverId, @Nullable ToolPin expectedOrNull, ToolPin pin) throws IOException {
        return alone(() -> {
            if (!Objects.equals(load(serverId).orElse(null), expectedOrNull)) {
                return false;
            }
            put(serverId, pin);
            return true;
        });
    }

    private void put(String serverId, ToolPin pin) throws IOException {
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
