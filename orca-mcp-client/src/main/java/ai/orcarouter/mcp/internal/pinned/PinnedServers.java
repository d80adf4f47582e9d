/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.Found;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Opened;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.internal.connect.SharedLook;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.schema.OtherTools;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A set of servers that does not change while it is open. Thread-safe. */
public final class PinnedServers implements OpenServers, AutoCloseable {
    /** What a server said to have changed while others were waited for is read too. */
    private static final int PASSES = 2;

    private final Map<String, PinnedServer> servers = new LinkedHashMap<>();
    private final PinnedParts parts;
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads;

    /** No servers yet. */
    public PinnedServers(PinnedParts parts) {
        this.parts = parts;
        this.threads = SharedLook.threads();
    }

    /** Adds a server, before the set is used. */
    public void add(String id, String target, Upstream upstream) {
        PinnedServer.Around around = new PinnedServer.Around(threads, () -> othersOf(id), revision::incrementAndGet);
        servers.put(id, new PinnedServer(id, target, upstream, parts, around));
    }

    /** The servers in the order in which they were added. */
    public Collection<String> ids() {
        return List.copyOf(servers.keySet());
    }

    @Override
    public Opened open() {
        if (closed.get()) {
            return new Opened(revision.get(), List.of());
        }
        Patience patience = Patience.of(parts.probeTimeout());
        Set<PinnedServer> late = new HashSet<>();
        for (int pass = 0; pass < PASSES; pass++) {
            // All at once, as each may take as long as a probe.
            Map<PinnedServer, SharedLook.Ticket> looks = new LinkedHashMap<>();
            servers.values().stream().filter(PinnedServer::isDue).forEach(server -> looks.put(server, server.start()));
            looks.forEach((server, look) -> {
                if (!server.awaits(look, patience)) {
                    late.add(server);
                }
            });
        }
        long now = revision.get();
        List<OpenServer> open = new ArrayList<>();
        for (PinnedServer server : servers.values()) {
            OpenServer seen = late.contains(server) && server.isBeingLookedAt()
                    ? null
                    : server.seen().serverOrNull();
            if (seen != null) {
                open.add(seen);
            }
        }
        return new Opened(now, open);
    }

    @Override
    public void hasten(String serverId) {
        PinnedServer server = servers.get(serverId);
        if (server != null && server.isDue()) {
            server.start();
        }
    }

    @Override
    public Found find(String serverId, Patience patience) {
        PinnedServer server = servers.get(serverId);
        return server == null ? Found.closed(Availability.UNKNOWN) : server.look(patience);
    }

    @Override
    public long revision() {
        return revision.get();
    }

    /** The other servers, with the tools that they offer; none for one that was not seen yet. */
    private OtherTools othersOf(String serverId) {
        Map<String, List<String>> names = new TreeMap<>();
        Map<String, String> state = new TreeMap<>();
        Map<String, PinnedView> views = new TreeMap<>();
        servers.forEach((id, server) -> {
            PinnedView view = server.openOrNull();
            if (!id.equals(serverId)) {
                state.put(id, view == null ? "" : view.listing().hash());
                if (view != null) {
                    views.put(id, view);
                }
                names.put(
                        id,
                        view == null
                                ? List.of()
                                : view.tools().stream()
                                        .map(VerifiedTool::upstreamName)
                                        .toList());
            }
        });
        return new OtherTools(names, id -> descriptions(views.get(id)), state);
    }

    private static Map<String, String> descriptions(@Nullable PinnedView view) {
        Map<String, String> out = new TreeMap<>();
        if (view != null) {
            view.tools()
                    .forEach(tool -> out.put(
                            tool.upstreamName(), tool.raw().path("description").asText("")));
        }
        return out;
    }

    /** Lists the tools of a server, whenever that was done last, and says what came of it. */
    public ProbeResult probe(String serverId) {
        return require(serverId).probe();
    }

    /** How the tools that a server lists now differ from the approved ones. */
    public SchemaDiff diff(String serverId) {
        return require(serverId).diff();
    }

    /** Approves the tools that a server lists now, if they have the hash that was reviewed. */
    public ProbeResult approve(String serverId, String hash, String by) throws IOException {
        return require(serverId).approve(hash, by);
    }

    /** Accepts the prompts and resources that a server offers now, if they have the hash that was reviewed. */
    public ProbeResult approveSurface(String serverId, String hash, String by) throws IOException {
        return require(serverId).approveSurface(hash, by);
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
