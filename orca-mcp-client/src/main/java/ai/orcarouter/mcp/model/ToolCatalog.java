/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.List;

/**
 * The tools that a gateway offers at one moment: those of servers that are enabled, reachable and have an open schema
 * status (REFERENCE 5.2). Immutable.
 *
 * @param revision grows when another catalogue takes its place
 * @param tools by canonical name
 * @param findings what is left out for its names
 */
public record ToolCatalog(long revision, List<GatewayTool> tools, List<NameFinding> findings) {
    /** Copies the lists. */
    public ToolCatalog {
        tools = List.copyOf(tools);
        findings = List.copyOf(findings);
    }
}
