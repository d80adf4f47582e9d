/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

import ai.orcarouter.mcp.model.ToolPin;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of servers' tools between runs, for a gateway without a workspace; such as a lock file (SEMANTICS
 * 8.3). Thread-safe; may block.
 *
 * <p>What cannot be read or written closes the server: a pin that is lost would be trust in whatever comes next.
 */
public interface PinStore {
    /** What was last saved for the server; empty when nothing was. */
    Optional<ToolPin> load(String serverId) throws IOException;

    /** Keeps {@code pin}, so that it outlasts the process, in the place of what was kept before. */
    void save(String serverId, ToolPin pin) throws IOException;

    /**
     * Keeps {@code pin} if what is kept is still {@code expectedOrNull}, so that of two programs with one store neither
     * undoes what the other has kept. A store that several programs share does this in one step; by default it is done
     * in two, which suits one program.
     *
     * @param expectedOrNull what {@link #load} gave; null for nothing
     * @return false when something else is kept by now; it stays
     */
    default boolean replace(String serverId, @Nullable ToolPin expectedOrNull, ToolPin pin) throws IOException {
        if (!Objects.equals(load(serverId).orElse(null), expectedOrNull)) {
            return false;
        }
        save(serverId, pin);
        return true;
    }

    /** Keeps pins while the process runs: the tools of each run are trusted on first use anew. */
    static PinStore inMemory() {
        ConcurrentHashMap<String, ToolPin> pins = new ConcurrentHashMap<>();
        return new PinStore() {
            @Override
            public Optional<ToolPin> load(String serverId) {
                return Optional.ofNullable(pins.get(serverId));
            }

            @Override
            public void save(String serverId, ToolPin pin) {
                pins.put(serverId, pin);
            }

            @Override
            public boolean replace(String serverId, @Nullable ToolPin expectedOrNull, ToolPin pin) {
                return expectedOrNull == null
                        ? pins.putIfAbsent(serverId, pin) == null
                        : pins.replace(serverId, expectedOrNull, pin);
            }
        };
    }
}
