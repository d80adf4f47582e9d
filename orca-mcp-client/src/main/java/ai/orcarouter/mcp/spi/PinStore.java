/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

import ai.orcarouter.mcp.model.ToolPin;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
        };
    }
}
