/* SPDX-License-Identifier: Apache-2.0 */
package com.example.host;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailPresets;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.skills.ToolPoisonScanner;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Has Orca and nothing else, as named modules. */
public final class Main {
    private Main() {}

    /** Ends with exit code 0 when everything did. */
    public static void main(String[] arguments) throws Exception {
        FirewallEngine engine = FirewallEngine.builder()
                .policy(PolicyCodec.standard()
                        .decode("policy.yaml", """
                                name: host
                                default_verdict: allow
                                rules:
                                  - {id: 1, priority: 1, label: no secrets, tool_name_glob: read, verdict: deny,
                                     args_match: {clauses: [{path: $.path, op: regex, value: '^/etc/'}]}}
                                """)
                        .policy())
                .build();
        check(run(engine, "/etc/shadow").equals("firewall deny: no secrets"), "the firewall denies");
        check(run(engine, "/srv/a").equals("content of /srv/a"), "the firewall allows");
        check(screens(), "the guardrail masks");
        check(ToolPoisonScanner.create().rules().size() > 5, "the scanner has its rules");
        check(dials(engine), "the MCP client speaks HTTP");
        check(isModular(), "these are modules");
        System.out.println("host module-path: all is well");
        System.exit(0);
    }

    private static String run(FirewallEngine engine, String path) throws Exception {
        ToolCall call = ToolCall.of("read", Map.of("path", path));
        return ToolGuard.of(engine)
                .run(CallContext.anonymous(), call, effective -> "content of " + path)
                .text();
    }

    private static boolean screens() {
        GuardrailEngine guardrail = GuardrailEngine.builder(
                        GuardrailPresets.find("pii-shield").orElseThrow().guardrail())
                .build();
        return guardrail.screen(TextStage.INPUT, "call +44 20 7946 0958 or ada@example.com").mutated();
    }

    /** Whether a request of the MCP client arrives at a server, which has nothing to say to it. */
    private static boolean dials(FirewallEngine engine) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        AddressPolicy loopback = AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.0/8").orElseThrow(), AddressPolicy.ANY_PORT, "a server of this test")
                .build();
        McpServerSpec docs = McpServerSpec.http(
                        "docs", "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp")
                .withAddresses(loopback);
        try (McpGateway gateway = McpGateway.builder().engine(engine).server(docs).build()) {
            return gateway.tools().tools().isEmpty() && requests.get() > 0;
        } finally {
            server.stop(0);
        }
    }

    /** Whether this runs as modules at all. */
    private static boolean isModular() {
        return Main.class.getModule().isNamed()
                && FirewallEngine.class.getModule().getName().equals("ai.orcarouter.firewall")
                && McpGateway.class.getModule().getName().equals("ai.orcarouter.mcp");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            System.err.println("host module-path: not so: " + what);
            System.exit(1);
        }
    }
}
