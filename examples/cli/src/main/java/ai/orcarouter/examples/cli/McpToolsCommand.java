/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.ToolCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orca mcp tools}: what a gateway would offer. */
@Command(
        name = "tools",
        description = {
            "Lists the tools that the gateway would offer: those of servers that can be served and, with",
            "POLICY, only those that it does not deny whatever the arguments.",
            "",
            "Writes {\"name\",\"alias\",\"server\",\"hash\"}"
        })
final class McpToolsCommand extends ServersCommand {
    @Parameters(index = "1", arity = "0..1", paramLabel = "POLICY", description = "What may be called.")
    private @Nullable String policy;

    @Override
    int run(McpServerSet set, PrintWriter out) throws IOException {
        FirewallPolicy decides = FirewallPolicy.builder(0, "everything")
                .defaultVerdict(Verdict.ALLOW)
                .build();
        if (policy != null) {
            PolicyDocument document = PolicyFiles.decode(policy);
            GatewayFiles.print(document.issues(), err());
            if (!document.isValid()) {
                return Orca.FAULTS;
            }
            decides = document.policy();
        }
        try (McpGateway gateway = McpGateway.builder()
                .engine(FirewallEngine.builder().policy(decides).build())
                .servers(set)
                .build()) {
            ToolCatalog catalog = gateway.tools(CallContext.anonymous());
            for (GatewayTool tool : catalog.tools()) {
                line(out, json -> {
                    json.writeStringField("name", tool.name());
                    json.writeStringField("alias", tool.alias());
                    json.writeStringField("server", tool.server());
                    json.writeStringField("hash", tool.hash());
                });
            }
            catalog.findings()
                    .forEach(finding ->
                            err().println(finding.server() + ": " + finding.tool() + ": " + finding.detail()));
        }
        return Orca.OK;
    }
}
