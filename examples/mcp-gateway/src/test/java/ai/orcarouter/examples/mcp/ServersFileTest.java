/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersFileTest {
    private static ServersDocument read(String text) {
        return ServersFile.read("servers.yaml", text, Map.of("TOKEN", "hunter2"));
    }

    @Test
    void read_allFields_areTaken() {
        ServersDocument document = read("""
                trust_on_first_use: false
                servers:
                  - id: files
                    command: [node, server.js, /work]
                    env: {KEY: "${TOKEN}", PLAIN: x}
                    directory: /work
                  - id: docs
                    url: https://mcp.example.com/mcp
                    headers: {Authorization: "Bearer ${TOKEN}"}
                    allow_addresses: [10.1.2.0/24]
                    follow_redirects: true
                  - id: more
                    url: https://mcp.example.com/more
                """);
        assertThat(document.issues()).isEmpty();
        assertThat(document.trustOnFirstUse()).isFalse();
        assertThat(document.servers()).extracting(McpServerSpec::id).containsExactly("files", "docs", "more");
        assertThat(document.servers())
                .extracting(McpServerSpec::followsRedirects)
                .containsExactly(false, true, false);
        assertThat(document.servers().get(0).launcher()).hasValueSatisfying(launcher -> {
            assertThat(launcher.command()).containsExactly("node", "server.js", "/work");
            assertThat(launcher.environment()).containsEntry("KEY", "hunter2").containsEntry("PLAIN", "x");
        });
        assertThat(document.servers().get(1).headers()).containsOnlyKeys("Authorization");
        assertThat(document.servers().toString()).doesNotContain("hunter2");
    }

    @Test
    void read_manyFaults_areAllListedWithTheirPlaces() {
        ServersDocument document = read("""
                servers:
                  - id: Files
                    command: []
                    comand: [x]
                  - id: docs
                    url: "http://u:p@example.com/"
                    env: {A: b}
                    headers: {A: "${NONE}", B: "${", C: 1}
                    allow_addresses: [nonsense]
                  - id: docs
                    command: [x]
                    url: https://example.com/
                  - 7
                """);
        assertThat(document.isValid()).isFalse();
        assertThat(document.servers()).isEmpty();
        assertThat(document.issues()).extracting(Issue::line).containsExactly(2, 3, 4, 6, 7, 8, 8, 8, 9, 10, 10, 13);
        assertThat(document.issues().toString()).doesNotContain("u:p");
    }

    @Test
    void read_noObjectOrNoServers_isAFault() {
        for (String text : List.of("", "[]", "{}", "servers: x", "other: 1")) {
            assertThat(read(text).isValid()).as(text).isFalse();
        }
    }
}
