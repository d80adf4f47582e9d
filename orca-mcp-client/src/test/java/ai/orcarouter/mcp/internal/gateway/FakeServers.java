/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.Found;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Opened;
import ai.orcarouter.mcp.internal.connect.Patience;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Servers that a test opens and closes. */
public final class FakeServers implements OpenServers {
    private final Map<String, OpenServer> open = new ConcurrentHashMap<>();
    private final Map<String, Availability> others = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private volatile Runnable afterFind = () -> {};

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

    /** Runs {@code action} after each answer to {@link #find}. */
    public FakeServers afterFind(Runnable action) {
        afterFind = action;
        return this;
    }

    @Override
    public Opened open() {
        return new Opened(revision.get(), new ArrayList<>(open.values()));
    }

    @Override
    public void hasten(String serverId) {
        // There is nothing to look at.
    }

    @Override
    public Found find(String serverId, Patience patience) {
        OpenServer server = open.get(serverId);
        afterFind.run();
        return server != null ? Found.open(server) : Found.closed(others.getOrDefault(serverId, Availability.UNKNOWN));
    }

    @Override
    public long revision() {
        return revision.get();
    }
}
