/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.mcp.internal.gateway.FakeServer;
import ai.orcarouter.mcp.internal.gateway.FakeServers;
import ai.orcarouter.mcp.model.GatewayCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the firewall looked up to decide about a call goes with the call. */
class VettedCallTest {
    private static final IpAddress PUBLIC = IpAddress.parse("198.41.0.4").orElseThrow();

    private final List<Map<String, List<IpAddress>>> vetted = new CopyOnWriteArrayList<>();
    private final FakeServer fetch = new FakeServer(
            "fetch",
            (tool, arguments, options) -> {
                vetted.add(options.vetted());
                return FakeServer.text("done");
            },
            "{\"name\":\"get\"}");

    private GatewayCode call(String url) {
        String policy = """
                name: addresses
                default_verdict: allow
                rules:
                  - {id: 1, priority: 1, stage: egress, verdict: deny, egress: {deny: [192.0.2.0/24]}}
                """;
        FirewallEngine engine = FirewallEngine.builder()
                .policy(PolicyCodec.standard().decode("p.yaml", policy).policy())
                .resolver((host, timeout) -> Resolution.of(host, List.of(PUBLIC)))
                .build();
        try (McpGateway gateway = McpGateway.builder()
                .engine(engine)
                .openServers(new FakeServers().open(fetch))
                .build()) {
            return gateway.callTool("fetch.get", "{\"url\":\"" + url + "\"}").code();
        }
    }

    @Test
    void callTool_ruleNeedsAddresses_thoseGoWithTheCall() {
        assertThat(call("https://api.larkfield.example/x")).isEqualTo(GatewayCode.ANSWERED);
        assertThat(vetted).containsExactly(Map.of("api.larkfield.example", List.of(PUBLIC)));
    }

    @Test
    void callTool_nothingWasLookedUp_nothingGoesWithTheCall() {
        assertThat(call("https://198.41.0.4/x")).isEqualTo(GatewayCode.ANSWERED);
        assertThat(vetted).containsExactly(Map.of());
    }
}
