/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.schema.ListedTool;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.ServerFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of tools as it is served.
 *
 * @param listing what the server listed
 * @param findings what a scan of it found
 * @param verified the same as the gateway sees it
 * @param byName the tools by name
 */
record Tools(
        ToolListing listing,
        List<ServerFinding> findings,
        List<VerifiedTool> verified,
        Map<String, VerifiedTool> byName) {
    static Tools of(ToolListing listing, List<ServerFinding> findings) {
        List<VerifiedTool> verified = listing.tools().stream().map(Tools::tool).toList();
        Map<String, VerifiedTool> byName = new HashMap<>();
        verified.forEach(tool -> byName.put(tool.upstreamName(), tool));
        return new Tools(listing, findings, verified, byName);
    }

    private static VerifiedTool tool(ListedTool tool) {
        return new VerifiedTool(tool.name(), tool.raw(), tool.hash());
    }
}
