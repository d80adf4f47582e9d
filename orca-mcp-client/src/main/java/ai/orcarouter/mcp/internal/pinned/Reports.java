/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.schema.ListedTool;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.ServerStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hosts are told of a look at a server. */
final class Reports {
    private Reports() {}

    static ProbeResult of(
            String id, Availability found, String detail, Pin pin, @Nullable ToolListing listing, Instant when) {
        return new ProbeResult(
                id,
                listing != null ? ServerStatus.OK : ServerStatus.DOWN,
                when,
                listing != null ? "" : found.code() + ": " + detail,
                pin.status(),
                listing != null ? listing.hash() : "",
                listing != null ? listing.tools().stream().map(Reports::tool).toList() : List.of(),
                pin.findings(),
                pin.surface().view());
    }

    private static ProbeResult.Tool tool(ListedTool tool) {
        JsonNode schema = tool.raw().path("inputSchema");
        return new ProbeResult.Tool(
                tool.name(),
                tool.raw().path("description").asText(""),
                schema.isMissingNode() ? "{}" : schema.toString(),
                tool.hash());
    }
}
