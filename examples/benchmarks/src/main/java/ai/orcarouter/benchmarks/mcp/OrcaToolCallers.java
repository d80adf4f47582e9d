/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.internal.pinned.Dialler;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.InProcessServer;
import ai.orcarouter.mcp.spi.McpServerSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Orca's client core by itself, and the gateway on top of it with a workspace of a policy and events. */
public final class OrcaToolCallers implements ToolCallerFactory {
    private static final Duration TIME = Duration.ofSeconds(60);

    /** For {@link java.util.ServiceLoader}. */
    public OrcaToolCallers() {}

    @Override
    public List<String> names() {
        return List.of("core", "gateway");
    }

    @Override
    public ToolCaller stdio(String name, List<String> command) throws Exception {
        return open(name, McpServerSpec.stdio("everything", new StdioLauncher(command, Map.of(), null)));
    }

    @Override
    public ToolCaller http(String name, int port) throws Exception {
        AddressPolicy loopback = AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.1/32").orElseThrow(), port, "the server of the benchmark")
                .build();
        return open(
                name,
                McpServerSpec.http("everything", "http://127.0.0.1:" + port + "/mcp")
                        .withAddresses(loopback));
    }

    @Override
    public ToolCaller inProcess(String name) throws Exception {
        return open(name, McpServerSpec.inProcess("everything", new Echo()));
    }

    /** Answers with its arguments. */
    private static final class Echo implements InProcessServer {
        @Override
        public String listTools() {
            return """
                    {"tools": [{"name": "echo", "description": "Says it again.", "inputSchema":
                      {"type": "object", "properties": {"message": {"type": "string"}}}}]}""";
        }

        @Override
        public String callTool(String name, String argumentsJson) {
            int start = argumentsJson.indexOf(':') + 1;
            return "{\"content\":[{\"type\":\"text\",\"text\":"
                    + argumentsJson.substring(start, argumentsJson.length() - 1) + "}]}";
        }
    }

    private static ToolCaller open(String name, McpServerSpec spec) throws Exception {
        return switch (name) {
            case "core" -> new Core(spec);
            case "gateway" -> new Gateway(spec);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The client as the gateway has it. There is no public one: a call outside the gateway is not judged. */
    private static final class Core implements ToolCaller {
        private final Dialler dialler = new Dialler((server, dial) -> {});
        private final Upstream server;

        Core(McpServerSpec spec) throws Exception {
            server = dialler.upstream(spec);
            server.listTools(TIME);
        }

        @Override
        public String echo(String message) throws Exception {
            return server.callTool(
                            "echo", JsonNodeFactory.instance.objectNode().put("message", message), CallOptions.of(TIME))
                    .result()
                    .toString();
        }

        @Override
        public void close() {
            server.close();
            dialler.close();
        }
    }

    private static final class Gateway implements ToolCaller {
        private final OrcaWorkspace workspace =
                OrcaWorkspace.builder("benchmark").build();
        private final McpGateway gateway;

        Gateway(McpServerSpec spec) {
            workspace
                    .admin()
                    .policies()
                    .create(
                            new Actor("benchmark", Role.ADMIN),
                            PolicyCodec.standard().decode("policy.yaml", """
                                    name: benchmark
                                    is_default: true
                                    default_verdict: deny
                                    rules:
                                      - {id: 1, priority: 10, stage: mcp, tool_name_glob: "*.shell.*", verdict: deny}
                                      - {id: 2, priority: 20, stage: mcp, tool_name_glob: everything.echo, verdict: deny,
                                         args_match: {clauses: [{path: $.message, op: contains, value: secret}]}}
                                      - {id: 3, priority: 30, stage: mcp, tool_name_glob: everything.echo, verdict: allow}
                                    """).policy());
            gateway = McpGateway.builder().workspace(workspace).server(spec).build();
            gateway.tools();
        }

        @Override
        public String echo(String message) {
            GatewayAnswer answer = gateway.callTool(
                    CallContext.anonymous(), ToolCall.of("everything.echo", Map.of("message", message)));
            if (answer.code() != GatewayCode.ANSWERED) {
                throw new IllegalStateException(answer.code() + " " + answer.resultJson());
            }
            return answer.resultJson();
        }

        @Override
        public void close() {
            gateway.close();
            workspace.close();
        }
    }
}
