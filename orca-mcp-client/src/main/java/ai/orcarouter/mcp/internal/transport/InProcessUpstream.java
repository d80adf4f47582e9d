/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Era;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.MalformedException;
import ai.orcarouter.mcp.internal.protocol.Peer;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.spi.InProcessServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in this process, held to the rules of one behind a wire. Thread-safe. */
public final class InProcessUpstream implements Upstream {
    private final InProcessServer server;
    private final WireLimits limits;
    private final Json json;
    private final Housekeeping housekeeping;
    private final Cancellation closing = Cancellation.create();
    private volatile boolean well;

    private InProcessUpstream(InProcessServer server, WireLimits limits, Housekeeping housekeeping) {
        this.server = server;
        this.limits = limits;
        this.housekeeping = housekeeping;
        json = new Json(limits);
    }

    /** A client of {@code server}. */
    public static Upstream of(InProcessServer server, WireLimits limits, Housekeeping housekeeping) {
        return new InProcessUpstream(server, limits, housekeeping);
    }

    @Override
    public ToolList listTools(Duration timeout) throws UpstreamException {
        ObjectNode result = run(server::listTools, Deadline.in(timeout), Cancellation.none());
        List<ObjectNode> tools = new ArrayList<>();
        JsonNode listed = result.path("tools");
        if (!listed.isArray() || result.hasNonNull("nextCursor") || listed.size() > limits.tools()) {
            throw UpstreamException.sent(Kind.PROTOCOL, "a list that is not all tools on one page");
        }
        for (JsonNode tool : listed) {
            if (!(tool instanceof ObjectNode object) || !tool.path("name").isTextual()) {
                throw UpstreamException.sent(Kind.PROTOCOL, "a tool that is no object with a name");
            }
            tools.add(object);
        }
        return new ToolList(tools, List.of(), result.path("instructions").textValue(), null);
    }

    @Override
    public CallResult callTool(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException {
        String text = json.text(arguments);
        return CallResult.of(
                run(() -> server.callTool(upstreamName, text), Deadline.in(options.timeout()), options.cancellation()));
    }

    private ObjectNode run(Callable<String> work, Deadline deadline, Cancellation cancellation)
            throws UpstreamException {
        if (closing.isCancelled()) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
        if (cancellation.isCancelled()) {
            throw UpstreamException.unsent(Kind.CANCELLED, "cancelled by the caller");
        }
        Future<String> answer = housekeeping.submit(work);
        Cancellation.Registration cancelling = cancellation.onCancel(() -> answer.cancel(true));
        Cancellation.Registration ending = closing.onCancel(() -> answer.cancel(true));
        try {
            String text = answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            if (text == null || text.length() > limits.messageBytes()) {
                throw UpstreamException.sent(Kind.PROTOCOL, "no answer, or one that is longer than allowed");
            }
            ObjectNode result = json.readObject(text);
            well = true;
            return result;
        } catch (MalformedException e) {
            throw e.asFailure();
        } catch (CancellationException e) {
            throw closing.isCancelled()
                    ? UpstreamException.sent(Kind.CLOSED, "the client was closed")
                    : UpstreamException.sent(Kind.CANCELLED, "cancelled by the caller");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.sent(Kind.CANCELLED, "the calling thread was interrupted");
        } catch (TimeoutException e) {
            throw Deadline.timedOut(true);
        } catch (ExecutionException e) {
            well = false;
            throw UpstreamException.sent(Kind.TRANSPORT, "the server failed").because(e);
        } finally {
            answer.cancel(true);
            cancelling.close();
            ending.close();
        }
    }

    @Override
    public Peer peer() {
        return new Peer(well ? Era.MODERN : Era.UNKNOWN, "", null, null, null, 0, well);
    }

    @Override
    public void onToolsChanged(Runnable listener) {
        // Such a server says nothing by itself; the registry asks when it probes.
    }

    @Override
    public void close() {
        closing.cancel();
    }
}
