/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.spi.InProcessServer;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server in the test's process, and a policy for it. */
final class Toy implements InProcessServer {
    final List<String> calls = new CopyOnWriteArrayList<>();

    static FirewallPolicy policy() {
        return PolicyCodec.standard().decode("policy.yaml", """
                        name: toy
                        default_verdict: deny
                        rules:
                          - {id: 1, priority: 1, stage: mcp, tool_name_glob: toy.read, verdict: allow}
                          - {id: 2, priority: 2, stage: mcp, tool_name_glob: toy.write, verdict: pending_approval}
                          - {id: 3, priority: 3, stage: mcp, tool_name_glob: toy.drop, verdict: deny, label: no drop}
                        """).policy();
    }

    GatewayProgram program() {
        return GatewayProgram.builder(
                        McpServerSet.builder()
                                .add(McpServerSpec.inProcess("toy", this))
                                .build(),
                        policy())
                .build();
    }

    private static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"},\"x-unknown\":[1]}";
    }

    @Override
    public String listTools() {
        return "{\"tools\":[" + tool("read") + "," + tool("write") + "," + tool("drop") + "]}";
    }

    @Override
    public String callTool(String name, String argumentsJson) {
        calls.add(name + argumentsJson);
        return "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
    }
}
