/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.mcp.model.ServerFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListScanTest {
    private static final ToolScanner SILENT = (server, tool, description, schema) -> List.of();

    private static List<ServerFinding> scan(ToolScanner scanner, ToolListing listing) {
        return new ListScan(scanner)
                .scan("notes", listing, OtherTools.named(Map.of("mail", List.of("send", "list.all"))));
    }

    @Test
    void scan_everyToolAndTheInstructions_areShownToTheScanner() {
        List<String> seen = new ArrayList<>();
        scan(
                (server, tool, description, schema) -> {
                    seen.add(server + "|" + tool + "|" + description + "|" + schema.toJson());
                    return List.of();
                },
                Trees.listing(
                        "Read me.",
                        "{\"name\":\"a\",\"description\":\"A.\",\"inputSchema\":{\"type\":\"object\"}}",
                        "{\"name\":\"b\"}"));
        assertThat(seen).containsExactly("notes|a|A.|{\"type\":\"object\"}", "notes|b||{}", "notes||Read me.|{}");
    }

    @Test
    void scan_otherTextsOfATool_areShownToTheScannerAsAListOfTexts() {
        List<String> seen = new ArrayList<>();
        String tool = "{\"name\":\"a\",\"title\":\"T\",\"annotations\":{\"title\":\"U\",\"readOnlyHint\":true},"
                + "\"outputSchema\":{\"properties\":{\"password\":{\"description\":\"V\"}}},"
                + "\"_meta\":{\"two words\":[1,{\"x\":\"W\"}]},\"icons\":[{\"src\":\"data:,X\"}]}";
        scan(
                (server, name, description, schema) -> {
                    seen.add(name + "|" + description + "|" + schema.toJson());
                    return List.of();
                },
                Trees.listing(null, tool));
        assertThat(seen).containsExactly("a||{}", "||[\"T\",\"U\",\"V\",\"two words\",\"W\"]");
    }

    @Test
    void scan_oneRuleInSeveralTexts_isOneFindingOfTheWorstLevel() {
        List<ServerFinding> found = scan(
                (server, name, description, schema) ->
                        List.of(new Finding("r", name.isEmpty() ? Level.HIGH : Level.LOW, name)),
                Trees.listing(null, "{\"name\":\"a\",\"title\":\"T\"}"));
        assertThat(found).containsExactly(new ServerFinding("a", "r", Level.HIGH, ""));
    }

    @Test
    void scan_moreFindingsThanAreKept_keepsTheWorst() {
        String[] tools = IntStream.range(0, 300)
                .mapToObj(i -> "{\"name\":\"a b" + i + "\"}")
                .toArray(String[]::new);
        List<ServerFinding> found = scan(
                (server, name, description, schema) ->
                        description.isEmpty() ? List.of() : List.of(new Finding("poison", Level.HIGH, description)),
                Trees.listing("Read me.", tools));
        assertThat(found).hasSize(SchemaState.MAX_FINDINGS);
        assertThat(found.get(0)).isEqualTo(new ServerFinding("", "poison", Level.HIGH, "Read me."));
    }

    @Test
    void scan_findings_areKeptWithHiddenTextMadeVisible() {
        assertThat(scan(
                        (server, tool, description, schema) -> List.of(new Finding("hidden", Level.HIGH, "x\u200by")),
                        Trees.listing(null, "{\"name\":\"a\"}")))
                .containsExactly(new ServerFinding("a", "hidden", Level.HIGH, "x<U+200B>y"));
    }

    @Test
    void scan_scannerThatThrows_countsAsTheWorst() {
        List<ServerFinding> found = scan(
                (server, tool, description, schema) -> {
                    throw new IllegalStateException("secret text");
                },
                Trees.listing(null, "{\"name\":\"a\"}"));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(ListScan.SCAN_FAILED);
            assertThat(finding.level()).isEqualTo(Level.HIGH);
            assertThat(finding.evidence()).doesNotContain("secret");
        });
    }

    @Test
    void scan_namesOutsideTheRule_areFound() {
        for (String name : List.of("re\u0430d", "a b", "a/b", "", "x".repeat(129), "x".repeat(123))) {
            assertThat(scan(SILENT, Trees.listing(null, "{\"name\":\"" + name + "\"}")))
                    .as(name)
                    .extracting(ServerFinding::rule)
                    .containsExactly(ListScan.UNEXPOSED);
        }
        assertThat(scan(SILENT, Trees.listing(null, "{\"name\":\"fs.admin-tools_list2\"}")))
                .isEmpty();
    }

    @Test
    void scan_textThatSpeaksOfAnotherServersTool_isFound() {
        for (String text :
                List.of("Use mail.send after this", "first mail__send", "see mail.list.all", "mail__list_all")) {
            String tool = "{\"name\":\"a\",\"inputSchema\":{\"x\":\"" + text + "\"}}";
            assertThat(scan(SILENT, Trees.listing(null, tool)))
                    .extracting(ServerFinding::rule, ServerFinding::level)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(ListScan.SHADOWING, Level.HIGH));
        }
        assertThat(scan(SILENT, Trees.listing("Do mail.send", "{\"name\":\"a\"}")))
                .hasSize(1);
        assertThat(scan(SILENT, Trees.listing("Sends mail. send it", "{\"name\":\"a\"}")))
                .isEmpty();
    }
}
