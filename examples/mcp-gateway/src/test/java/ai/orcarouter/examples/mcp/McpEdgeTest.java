/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.ToolCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class McpEdgeTest {
    private final Toy toy = new Toy();
    private final GatewayProgram program = toy.program();

    @AfterEach
    void close() {
        program.close();
    }

    /** The answers to messages that are sent at once, in any order. */
    private List<String> answers(String... messages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String lines = Arrays.stream(messages).collect(Collectors.joining("\n", "", "\n"));
        program.serve(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String call(int id, String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    @Test
    void initialize_knownVersion_isEchoed() throws IOException {
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"initialize\",\"params\":{"
                        + "\"protocolVersion\":\"2025-03-26\",\"capabilities\":{}}}"))
                .singleElement()
                .asString()
                .contains("\"id\":\"a\"", "\"2025-03-26\"", "orcarouter-firewall-gateway", "\"listChanged\":true");
    }

    @Test
    void initialize_unknownVersion_isAnsweredWithTheNewest() throws IOException {
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                        + "\"protocolVersion\":\"2099-01-01\"}}"))
                .singleElement()
                .asString()
                .contains("\"2025-11-25\"");
    }

    @Test
    void listTools_aliasesOfAllowedTools_withEveryMember() throws IOException {
        String list = answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .get(0);
        assertThat(list)
                .contains("\"toy__read\"", "\"toy__write\"", "\"x-unknown\":[1]")
                .doesNotContain("drop");
    }

    @Test
    void callTool_allowedDeniedHeldUnknown_areAnsweredEachInItsWay() throws IOException {
        List<String> answers = answers(
                call(1, "toy__read", "{\"a\":1}"),
                call(2, "toy.drop", "{}"),
                call(3, "toy__write", "{}"),
                call(4, "toy__nope", "{}"));
        assertThat(answers).hasSize(4);
        assertThat(answer(answers, 1)).contains("\"text\":\"done\"").doesNotContain("isError");
        assertThat(answer(answers, 2)).contains("firewall deny: ", "\"isError\":true");
        assertThat(answer(answers, 3))
                .contains("firewall deny: held for approval")
                .doesNotContain("approval ");
        assertThat(answer(answers, 4)).contains("-32602");
        assertThat(toy.calls).containsExactly("read{\"a\":1}");
    }

    private static String answer(List<String> answers, int id) {
        return answers.stream()
                .filter(text -> text.contains("\"id\":" + id + ","))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void batch_oneDenied_othersAreSent() throws IOException {
        assertThat(answers("[" + call(1, "toy.read", "{}") + "," + call(2, "toy.drop", "{}") + ","
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]"))
                .singleElement()
                .asString()
                .startsWith("[")
                .contains("done", "firewall deny: ");
        assertThat(toy.calls).hasSize(1);
    }

    @Test
    void accept_badMessages_areErrorsOfTheProtocol() throws IOException {
        assertThat(answers("{")).singleElement().asString().contains("-32700");
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}"))
                .singleElement()
                .asString()
                .contains("-32700");
        assertThat(answers("[".repeat(50_000))).singleElement().asString().contains("-32700");
        assertThat(answers("[]")).singleElement().asString().contains("-32600");
        assertThat(answers("{\"id\":1,\"method\":\"ping\"}"))
                .singleElement()
                .asString()
                .contains("-32600");
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/list\"}"))
                .singleElement()
                .asString()
                .contains("-32601");
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}"))
                .singleElement()
                .asString()
                .contains("-32602");
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "")).isEmpty();
        assertThat(answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"))
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void line_nameWithControlCharacters_isShownWithoutThem() {
        assertThat(GatewayProgram.line(
                        ToolCall.of("a\u001b[2Jb\n", Map.of()),
                        program.gateway().callTool("a\u001b[2Jb\n", "{}")))
                .contains("a?[2Jb?");
    }
}
