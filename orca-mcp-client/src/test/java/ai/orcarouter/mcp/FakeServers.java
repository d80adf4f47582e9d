/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.mcp.internal.connect.Connector;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Era;
import ai.orcarouter.mcp.internal.protocol.Peer;
import ai.orcarouter.mcp.internal.protocol.SurfaceList;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.schema.Trees;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Servers that answer as a test says, behind the same seam as real ones. */
final class FakeServers implements Connector {
    /** One server: what it lists now, and what was asked of it. */
    static final class Fake {
        volatile ToolList list = ToolList.of(List.of());
        volatile SurfaceList surface = SurfaceList.none();
        volatile @Nullable UpstreamException listFailure;
        volatile @Nullable UpstreamException surfaceFailure;
        volatile @Nullable UpstreamException callFailure;
        volatile Runnable onList = () -> {};
        volatile boolean connected = true;
        volatile long noise;
        final AtomicInteger lists = new AtomicInteger();
        final AtomicInteger surfaces = new AtomicInteger();
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<Credential> credentials = new CopyOnWriteArrayList<>();
        final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        final List<Runnable> surfaceListeners = new CopyOnWriteArrayList<>();

        Fake tools(String... tools) {
            list = ToolList.of(Trees.objects(tools));
            return this;
        }

        Fake prompts(String... prompts) {
            surface = new SurfaceList(Trees.objects(prompts), surface.resources(), surface.templates());
            return this;
        }

        void surfaceChanged() {
            surfaceListeners.forEach(Runnable::run);
        }

        Fake instructions(String text) {
            list = new ToolList(list.tools(), List.of(), text, null);
            return this;
        }

        void changed() {
            listeners.forEach(Runnable::run);
        }
    }

    final Map<String, Fake> servers = new ConcurrentHashMap<>();
    final Map<String, String> refusals = new ConcurrentHashMap<>();
    volatile String salt = "";

    Fake server(String id) {
        return servers.computeIfAbsent(id, same -> new Fake());
    }

    @Override
    public Upstream open(McpServer server, Credential credential) {
        Fake fake = server(server.id());
        fake.opened.incrementAndGet();
        fake.credentials.add(credential);
        return new FakeUpstream(fake);
    }

    @Override
    public Optional<String> refusal(McpServer server, Credential credential) {
        return Optional.ofNullable(refusals.get(server.endpoint()));
    }

    @Override
    public String target(McpServer server) {
        return salt + server.endpoint() + server.launcher();
    }

    @Override
    public void close() {
        // Nothing is shared.
    }

    private record FakeUpstream(Fake fake) implements Upstream {
        @Override
        public ToolList listTools(Duration timeout) throws UpstreamException {
            fake.lists.incrementAndGet();
            fake.onList.run();
            UpstreamException failure = fake.listFailure;
            if (failure != null) {
                throw failure;
            }
            return fake.list;
        }

        @Override
        public SurfaceList listSurface(Duration timeout) throws UpstreamException {
            fake.surfaces.incrementAndGet();
            UpstreamException failure = fake.surfaceFailure;
            if (failure != null) {
                throw failure;
            }
            return fake.surface;
        }

        @Override
        public void onSurfaceChanged(Runnable listener) {
            fake.surfaceListeners.add(listener);
        }

        @Override
        public CallResult callTool(String upstreamName, ObjectNode arguments, CallOptions options)
                throws UpstreamException {
            fake.calls.add(upstreamName);
            UpstreamException failure = fake.callFailure;
            if (failure != null) {
                throw failure;
            }
            return CallResult.of(Trees.object("{\"content\":[]}"));
        }

        @Override
        public Peer peer() {
            return new Peer(Era.LEGACY, "2025-11-25", null, null, null, fake.noise, fake.connected);
        }

        @Override
        public void onToolsChanged(Runnable listener) {
            fake.listeners.add(listener);
        }

        @Override
        public void close() {
            fake.closed.incrementAndGet();
        }
    }
}
