/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.mcp.internal.connect.ApprovedCalls;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An approved list of a server, open as long as the server offers no other. Immutable. */
final class PinnedView implements OpenServer {
    private final PinnedServer server;
    private final ToolListing listing;
    private final List<VerifiedTool> tools;
    private final Map<String, VerifiedTool> byName = new HashMap<>();

    PinnedView(PinnedServer server, ToolListing listing) {
        this.server = server;
        this.listing = listing;
        this.tools = listing.tools().stream()
                .map(tool -> new VerifiedTool(tool.name(), tool.raw(), tool.hash()))
                .toList();
        tools.forEach(tool -> byName.put(tool.upstreamName(), tool));
    }

    ToolListing listing() {
        return listing;
    }

    @Override
    public String id() {
        return server.id();
    }

    @Override
    public List<VerifiedTool> tools() {
        return tools;
    }

    @Override
    public Optional<String> instructions() {
        return listing.instructions();
    }

    @Override
    public CallResult call(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException, SchemaDriftException {
        Patience patience = Patience.of(options);
        VerifiedTool tool = approved(upstreamName);
        try {
            return ApprovedCalls.call(tool, arguments, options, patience.deadline(), server.upstream(), () -> {
                if (!server.renew(patience)) {
                    throw patience.exhausted();
                }
                return approved(upstreamName);
            });
        } catch (UpstreamException e) {
            if (e.doubtsTool()) {
                server.markStale();
            }
            throw e;
        }
    }

    private VerifiedTool approved(String upstreamName) throws SchemaDriftException {
        VerifiedTool tool = byName.get(upstreamName);
        PinnedView now = server.openOrNull();
        if (tool == null || now == null || !now.listing.hash().equals(listing.hash())) {
            throw new SchemaDriftException(
                    now == null ? server.availability() : Availability.CHANGED, "the approved tools are not offered");
        }
        return tool;
    }
}
