/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A server that was open when it was handed out; each call looks again. */
final class Served implements OpenServer {
    private final Link link;
    private final Tools tools;
    private final Connections connections;

    Served(Link link, Tools tools, Connections connections) {
        this.link = link;
        this.tools = tools;
        this.connections = connections;
    }

    @Override
    public String id() {
        return link.server().id();
    }

    @Override
    public List<VerifiedTool> tools() {
        return tools.verified();
    }

    @Override
    public Optional<String> instructions() {
        return tools.listing().instructions();
    }

    @Override
    public CallResult call(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException, SchemaDriftException {
        Patience patience = Patience.of(options);
        VerifiedTool tool = approved(upstreamName, patience);
        try {
            return ApprovedCalls.call(tool, arguments, options, patience.deadline(), link.requireUpstream(), () -> {
                connections.renew(link, patience);
                return approved(upstreamName, patience);
            });
        } catch (UpstreamException e) {
            if (tellsOfTools(e)) {
                link.markStale();
            }
            throw e;
        }
    }

    private VerifiedTool approved(String name, Patience patience) throws SchemaDriftException, UpstreamException {
        Availability standing = connections.look(link, patience);
        if (!standing.isOpen()) {
            throw new SchemaDriftException(standing, "the server is not open: " + standing.code());
        }
        VerifiedTool offered = tools.byName().get(name);
        VerifiedTool now = link.tools().map(known -> known.byName().get(name)).orElse(null);
        if (offered == null || now == null || !now.hash().equals(offered.hash())) {
            throw new SchemaDriftException(Availability.CHANGED, "the tool is not the one that was approved");
        }
        return now;
    }

    /** Whether the tools must be listed again: the connection is another one now, or the tool is gone. */
    private static boolean tellsOfTools(UpstreamException e) {
        return switch (e.kind()) {
            case RPC_ERROR -> e.doubtsTool();
            case TIMED_OUT, CANCELLED -> false;
            case REFUSED_DIAL, TRANSPORT, PROTOCOL, UNAUTHORIZED, ERA_UNSUPPORTED, CLOSED -> true;
        };
    }
}
