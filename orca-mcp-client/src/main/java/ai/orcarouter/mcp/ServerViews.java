/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.internal.connect.Probed;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.schema.ListedTool;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.StoredServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Servers and probes as readers see them. Stateless. */
final class ServerViews {
    private ServerViews() {}

    /**
     * A server, masked.
     *
     * @param lastContact in this process, which may be newer than what is stored
     */
    static StoredServer of(ServerEntry entry, Optional<Health> lastContact) {
        McpServer server = entry.readable();
        Health health = newer(entry.health(), lastContact);
        boolean baselined = !entry.schema().since().equals(Instant.EPOCH);
        return new StoredServer(
                server.toBuilder().endpoint(Endpoints.mask(server.endpoint())).build(),
                entry.document().version(),
                entry.document().author(),
                entry.document().time(),
                server.authMode() == AuthMode.NONE ? "" : Credential.MASK,
                health.status(),
                health.checkedAtOrNull(),
                health.detail(),
                entry.schema().status(),
                baselined ? entry.schema().since() : null,
                entry.schema().approvedHash(),
                entry.schema().observedHash(),
                entry.schema().findings(),
                entry.schema().surface().view());
    }

    private static Health newer(Health stored, Optional<Health> seen) {
        Instant at = stored.checkedAtOrNull();
        return seen.filter(health -> health.checkedAtOrNull() != null
                        && (at == null || !health.checkedAtOrNull().isBefore(at)))
                .orElse(stored);
    }

    /** Whether the endpoint of a server is one that was shown masked. */
    static boolean isMasked(McpServer server) {
        return server.endpoint().endsWith(Credential.MASK);
    }

    static ProbeResult probe(ServerEntry entry, Probed probed) {
        ToolListing seen = probed.listingOrNull();
        Instant at = Objects.requireNonNullElse(probed.health().checkedAtOrNull(), Instant.EPOCH);
        return new ProbeResult(
                entry.id(),
                probed.health().status(),
                at,
                probed.health().detail(),
                entry.schema().status(),
                seen == null ? "" : seen.hash(),
                seen == null
                        ? List.of()
                        : seen.tools().stream().map(ServerViews::tool).toList(),
                probed.findings(),
                entry.schema().surface().view());
    }

    private static ProbeResult.Tool tool(ListedTool tool) {
        JsonNode description = tool.raw().path("description");
        JsonNode schema = tool.raw().path("inputSchema");
        return new ProbeResult.Tool(
                tool.name(),
                description.isTextual() ? description.textValue() : "",
                schema.isMissingNode() ? "" : schema.toString(),
                tool.hash());
    }
}
