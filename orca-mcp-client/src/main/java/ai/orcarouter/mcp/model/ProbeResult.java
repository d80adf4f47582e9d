/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.time.Instant;
import java.util.List;

/**
 * What a probe found (REFERENCE 5.3).
 *
 * @param serverId which server
 * @param status how it answered
 * @param lastCheckedAt when
 * @param detail why it is not {@link ServerStatus#OK}, for people; holds no address; may be empty
 * @param schemaStatus how its tools compare with the approved ones
 * @param observedHash hash of the tools that it listed; empty when it listed none
 * @param tools the tools that it listed, by name
 * @param findings what a scan of them found
 * @param surface how its prompts and resources compare with the accepted ones
 */
public record ProbeResult(
        String serverId,
        ServerStatus status,
        Instant lastCheckedAt,
        String detail,
        SchemaStatus schemaStatus,
        String observedHash,
        List<Tool> tools,
        List<ServerFinding> findings,
        ServerSurface surface) {
    /** Copies the lists. */
    public ProbeResult {
        tools = List.copyOf(tools);
        findings = List.copyOf(findings);
    }

    /**
     * A tool as the server describes it: untrusted text.
     *
     * @param name its name at the server
     * @param description may be empty
     * @param inputSchema JSON text
     * @param hash hash of the whole definition
     */
    public record Tool(String name, String description, String inputSchema, String hash) {}
}
