/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.McpServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The gateway in front of servers that are registered in a workspace. */
class RegisteredServersGatewayTest {
    private static final Actor ADMIN = new Actor("ann", Role.ADMIN);
    private static final String POLICY = """
            name: toys
            is_default: true
            default_verdict: deny
            rules:
              - {id: 1, priority: 1, stage: mcp, tool_name_glob: toy.read, verdict: allow}
            """;

    @Test
    void callTool_registeredServer_followsItsRegistration() {
        ToyServer toy = ToyServer.files();
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
                McpServers servers = McpServers.builder(workspace)
                        .inProcess("toy", toy)
                        .maxListAge(Duration.ofSeconds(1))
                        .build();
                McpGateway gateway = McpGateway.builder()
                        .workspace(workspace)
                        .servers(servers)
                        .build()) {
            workspace
                    .admin()
                    .policies()
                    .create(
                            ADMIN,
                            PolicyCodec.standard().decode("p.yaml", POLICY).policy());
            assertThat(gateway.callTool("toy.read", "{}").code()).isEqualTo(GatewayCode.UNKNOWN_TOOL);

            servers.create(ADMIN, McpServer.inProcess("toy", "toy").build(), Credential.none());
            assertThat(gateway.tools().tools()).extracting(GatewayTool::name).containsExactly("toy.read", "toy.write");
            assertThat(gateway.callTool("toy__read", "{\"a\":1}").code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callTool("toy.write", "{}").code()).isEqualTo(GatewayCode.DENIED);
            assertThat(toy.calls).containsExactly("read{\"a\":1}");

            servers.quarantine(ADMIN, "toy");
            assertThat(gateway.callTool("toy.read", "{}").code()).isEqualTo(GatewayCode.SERVER_QUARANTINED);
            assertThat(gateway.tools().tools()).isEmpty();
            assertThat(toy.calls).hasSize(1);
        }
    }
}
