/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of real servers have hashes, and no honest text among them makes the diff or the baseline stumble. */
class RealListsTest {
    private static List<ObjectNode> lists() throws IOException {
        Path folder = Path.of(System.getProperty("orca.shared", ""), "corpora", "mcp", "tools-list");
        assumeTrue(Files.isDirectory(folder), "the lists of real servers are not there: " + folder);
        List<ObjectNode> out = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                out.add(Trees.object(Files.readString(file)));
            }
        }
        assertThat(out).hasSizeGreaterThan(10);
        return out;
    }

    private static List<ObjectNode> tools(ObjectNode list) {
        List<ObjectNode> out = new ArrayList<>();
        for (JsonNode tool : list.path("tools")) {
            out.add((ObjectNode) tool);
        }
        return out;
    }

    @Test
    void of_realLists_haveHashesThatDoNotDependOnOrder() throws Exception {
        Random random = new Random(7);
        int tools = 0;
        for (ObjectNode list : lists()) {
            List<ObjectNode> all = tools(list);
            String instructions = list.path("instructions").textValue();
            ToolListing listing = ToolListing.of(all, instructions, List.of());
            tools += all.size();
            Collections.shuffle(all, random);
            ToolListing again = ToolListing.of(all, instructions, List.of());
            assertThat(again.hash()).isEqualTo(listing.hash());
            assertThat(KeptList.parse(listing.text()).hashes()).isEqualTo(listing.hashes());
            assertThat(ListingDiff.of("x", "a", listing.text(), "b", again.text())
                            .isEmpty())
                    .isTrue();
            assertThat(listing.tools())
                    .allSatisfy(tool -> assertThat(ListScan.isExposable("x1", tool.name()))
                            .as(tool.name())
                            .isTrue());
        }
        assertThat(tools).isGreaterThan(150);
    }

    @Test
    void scan_realListsBesideEachOther_speakOfNoToolOfAnother() throws Exception {
        List<ToolListing> listings = new ArrayList<>();
        for (ObjectNode list : lists()) {
            listings.add(ToolListing.of(tools(list), list.path("instructions").textValue(), List.of()));
        }
        ListScan scan = new ListScan((server, tool, description, schema) -> List.of());
        for (int i = 0; i < listings.size(); i++) {
            Map<String, List<String>> others = new TreeMap<>();
            for (int j = 0; j < listings.size(); j++) {
                if (j != i) {
                    others.put(
                            "server" + j, List.copyOf(listings.get(j).hashes().keySet()));
                }
            }
            assertThat(scan.scan("server" + i, listings.get(i), OtherTools.named(others)))
                    .isEmpty();
        }
    }

    @Test
    void beside_realListsBesideEachOther_areNotLikeOneAnother() throws Exception {
        Map<String, ToolListing> all = new TreeMap<>();
        for (ObjectNode list : lists()) {
            all.put(
                    "server" + all.size(),
                    ToolListing.of(tools(list), list.path("instructions").textValue(), List.of()));
        }
        ListScan scan = new ListScan((server, tool, description, schema) -> List.of());
        List<String> copies = new ArrayList<>();
        all.forEach((server, listing) -> {
            Map<String, List<String>> others = new TreeMap<>();
            all.forEach((id, other) -> others.put(id, List.copyOf(other.hashes().keySet())));
            others.remove(server);
            OtherTools beside = new OtherTools(
                    others,
                    id -> OtherTools.descriptions(requireNonNull(all.get(id)).text()),
                    Map.of());
            scan.beside(listing, beside).forEach(found -> copies.add(server + '.' + found.tool() + ": " + found));
        });
        assertThat(copies).isEmpty();
    }
}
