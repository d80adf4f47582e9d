/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcpsdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailScreen;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.ProbeResult;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedMcpClientTest {
    private static final String POLICY = """
            name: toy
            default_verdict: audit
            rules:
              - {id: 1, priority: 1, label: no deletion, stage: mcp, tool_name_glob: toy.delete, verdict: deny,
                 args_match: {clauses: [{path: $.path, op: starts_with, value: /}]}}
              - {id: 2, priority: 2, label: keys, stage: mcp, tool_name_glob: toy.echo, verdict: sanitize,
                 sanitize: {presets: [openai_key]}}
            """;
    private static final String GUARDRAIL = """
            name: toy
            rules:
              - {id: 1, label: the merger, type: keyword, stage: input, action: block, keywords: [project heron]}
            """;

    @TempDir
    private Path folder;

    private Path journal;
    private GuardedMcpClient guarded;

    @BeforeEach
    void connect() {
        journal = folder.resolve("calls");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ServerParameters server = ServerParameters.builder(java)
                .args("-cp", System.getProperty("java.class.path"), ToyServer.class.getName(), journal.toString())
                .build();
        McpSyncClient client = McpClient.sync(new StdioClientTransport(server, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(2))
                .build();
        client.initialize();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(PolicyCodec.standard().decode("policy.yaml", POLICY).policy())
                .build();
        GuardrailEngine guardrail = GuardrailEngine.builder(
                        GuardrailCodec.decode("guardrail.yaml", GUARDRAIL).guardrail())
                .build();
        guarded = GuardedMcpClient.of(
                "toy",
                client,
                pins -> pins.probeTimeout(Duration.ofMinutes(2)),
                gateway -> gateway.engine(engine)
                        .textScreen(new GuardrailScreen(guardrail))
                        .callTimeout(Duration.ofMinutes(2)));
    }

    @AfterEach
    void close() {
        guarded.close();
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return guarded.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private List<String> executions() throws IOException {
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }

    @Test
    void listTools_server_hasItsOwnNames() {
        assertThat(guarded.listTools().tools())
                .extracting(Tool::name)
                .containsExactlyInAnyOrder("echo", "delete", "turn");
    }

    @Test
    void callTool_allowed_isAnsweredByTheServer() throws IOException {
        CallToolResult result = call("echo", Map.of("text", "good day", "n", 9007199254740993L));

        assertThat(text(result)).isEqualTo("good day");
        assertThat(executions()).singleElement().asString().contains("9007199254740993");
    }

    @Test
    void callTool_denied_neverRuns() throws IOException {
        CallToolResult result = call("delete", Map.of("path", "/work"));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).isEqualTo("firewall deny: no deletion");
        assertThat(executions()).isEmpty();
    }

    @Test
    void callTool_sanitised_runsWithWhatTheFirewallLetThrough() throws IOException {
        String key = "sk-" + "a1B2c3D4".repeat(5);

        assertThat(text(call("echo", Map.of("text", key)))).isEqualTo("[redacted:openai_key]");
        assertThat(executions()).noneMatch(line -> line.contains(key));
    }

    @Test
    void callTool_blockedResult_isWithheld() {
        CallToolResult result = call("echo", Map.of("text", "Project Heron closes"));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).doesNotContain("Heron");
    }

    @Test
    void callTool_unknownTool_isAnError() throws IOException {
        assertThat(call("format", Map.of()).isError()).isTrue();
        assertThat(executions()).isEmpty();
    }

    @Test
    void callTool_toolsThatChanged_areClosedUntilTheyAreApproved() throws IOException {
        assertThat(text(call("turn", Map.of()))).isEqualTo("turned");
        guarded.toolsChanged();

        assertThat(guarded.listTools().tools()).isEmpty();
        assertThat(guarded.answer(CallContext.anonymous(), ToolCall.of("echo", Map.of("text", "x")))
                        .code())
                .isEqualTo(GatewayCode.SCHEMA_CHANGED);
        assertThat(executions()).hasSize(1);

        ProbeResult seen = guarded.pins().probe("toy");
        guarded.pins().approve("toy", seen.observedHash(), "ann");
        assertThat(text(call("echo", Map.of("text", "again")))).isEqualTo("again");
    }
}
