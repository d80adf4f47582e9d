/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A set of servers that does not change while it is open. Thread-safe. */
public final class PinnedServers implements OpenServers, AutoCloseable {
    private final Map<String, PinnedServer> servers = new LinkedHashMap<>();
    private final PinnedParts parts;
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads;

    /** No servers yet. */
    public PinnedServers(PinnedParts parts) {
        this.parts = parts;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "orca-mcp-look");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Adds a server, before the set is used. */
    public void add(String id, String target, Upstream upstream) {
        servers.put(id, new PinnedServer(id, target, upstream, parts, revision::incrementAndGet));
    }

    /** The servers in the order in which they were added. */
    public Collection<String> ids() {
        return List.copyOf(servers.keySet());
    }

    @Override
    public List<OpenServer> open() {
        if (closed.get()) {
            return List.of();
        }
        // All at once, as each may take as long as a probe.
        List<CompletableFuture<Optional<OpenServer>>> looks = servers.values().stream()
                .map(server -> CompletableFuture.supplyAsync(() -> server.look(othersOf(server.id())), threads))
                .toList();
        List<OpenServer> open = new ArrayList<>();
        looks.forEach(look -> look.join().ifPresent(open::add));
        return open;
    }

    @Override
    public Optional<OpenServer> find(String serverId) {
        PinnedServer server = servers.get(serverId);
        return server == null ? Optional.empty() : server.look(othersOf(serverId));
    }

    @Override
    public Availability availability(String serverId) {
        PinnedServer server = servers.get(serverId);
        return server == null ? Availability.UNKNOWN : server.availability();
    }

    @Override
    public long revision() {
        return revision.get();
    }

    /** The other servers, with the names of the tools that they offer; none for one that was not seen yet. */
    private Map<String, List<String>> othersOf(String serverId) {
        Map<String, List<String>> out = new TreeMap<>();
        servers.forEach((id, server) -> {
            PinnedView view = server.openOrNull();
            if (!id.equals(serverId)) {
                out.put(
                        id,
                        view == null
                                ? List.of()
                                : view.tools().stream()
                                        .map(VerifiedTool::upstreamName)
                                        .toList());
            }
        });
        return out;
    }

    /** Lists the tools of a server, whenever that was done last, and says what came of it. */
    public ProbeResult probe(String serverId) {
        return require(serverId).probe(othersOf(serverId));
    }

    /** How the tools that a server lists now differ from the approved ones. */
    public SchemaDiff diff(String serverId) {
        return require(serverId).diff(othersOf(serverId));
    }

    /** Approves the tools that a server lists now, if they have the hash that was reviewed. */
    public ProbeResult approve(String serverId, String hash, String by) throws IOException {
        return require(serverId).approve(othersOf(serverId), hash, by);
    }

    /** Accepts the prompts and resources that a server offers now, if they have the hash that was reviewed. */
    public ProbeResult approveSurface(String serverId, String hash, String by) throws IOException {
        return require(serverId).approveSurface(othersOf(serverId), hash, by);
    }

    private PinnedServer require(String serverId) {
        PinnedServer server = servers.get(serverId);
        if (server == null) {
            throw new OrcaException(ErrorCode.NOT_FOUND, "there is no server " + serverId);
        }
        return server;
    }

    /** Ends the connections and the processes. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // All at once, as a process may take its time to end.
        List<CompletableFuture<Void>> ends = servers.values().stream()
                .map(server -> CompletableFuture.runAsync(server::close, threads))
                .toList();
        ends.forEach(CompletableFuture::join);
        threads.shutdownNow();
    }
}
