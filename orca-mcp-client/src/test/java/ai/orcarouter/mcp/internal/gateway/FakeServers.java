/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Servers that a test opens and closes. */
public final class FakeServers implements OpenServers {
    private final Map<String, OpenServer> open = new ConcurrentHashMap<>();
    private final Map<String, Availability> others = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();

    /** Opens a server, or another under the same id. */
    public FakeServers open(OpenServer server) {
        open.put(server.id(), server);
        revision.incrementAndGet();
        return this;
    }

    /** Closes a server. */
    public FakeServers close(String id, Availability why) {
        open.remove(id);
        others.put(id, why);
        revision.incrementAndGet();
        return this;
    }

    /** Puts another server in the place of one without a change of the revision. */
    public void swapUnnoticed(OpenServer server) {
        open.put(server.id(), server);
    }

    @Override
    public List<OpenServer> open() {
        return new ArrayList<>(open.values());
    }

    @Override
    public Optional<OpenServer> find(String serverId) {
        return Optional.ofNullable(open.get(serverId));
    }

    @Override
    public Availability availability(String serverId) {
        return open.containsKey(serverId) ? Availability.OPEN : others.getOrDefault(serverId, Availability.UNKNOWN);
    }

    @Override
    public long revision() {
        return revision.get();
    }
}
