/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurfaceListingTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String A = "{\"name\":\"a\",\"title\":\"A\"}";
    private static final String B = "{\"name\":\"b\"}";
    private static final String FILE = "{\"uri\":\"file:///x\",\"name\":\"x\",\"size\":1}";
    private static final String TEMPLATE = "{\"uriTemplate\":\"file:///{p}\",\"name\":\"p\"}";

    private static SurfaceListing listing(List<String> prompts, List<String> resources, List<String> templates)
            throws UnusableListException {
        return SurfaceListing.of(objects(prompts), objects(resources), objects(templates), List.of());
    }

    private static List<com.fasterxml.jackson.databind.node.ObjectNode> objects(List<String> texts) {
        return Trees.objects(texts.toArray(String[]::new));
    }

    @Test
    void hash_orderOfItemsAndMembers_doesNotCount() throws Exception {
        String turned = "{\"title\":\"A\",\"name\":\"a\"}";
        assertThat(listing(List.of(A, B), List.of(FILE), List.of(TEMPLATE)).hash())
                .isEqualTo(listing(List.of(B, turned), List.of(FILE), List.of(TEMPLATE))
                        .hash())
                .startsWith("v1:")
                .hasSize(67);
    }

    @Test
    void hash_anyMemberOrKind_counts() throws Exception {
        String hash = listing(List.of(A), List.of(FILE), List.of()).hash();
        assertThat(List.of(
                        listing(List.of(A.replace("\"A\"", "\"A\u200b\"")), List.of(FILE), List.of()),
                        listing(List.of(A), List.of(FILE.replace("1", "2")), List.of()),
                        listing(List.of(A), List.of(FILE.replace("size", "x-size")), List.of()),
                        listing(List.of(A), List.of(FILE), List.of(TEMPLATE)),
                        listing(List.of(A), List.of(), List.of()),
                        listing(List.of(), List.of(FILE), List.of())))
                .extracting(SurfaceListing::hash)
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void hash_volatileMember_doesNotCount() throws Exception {
        List<String> left = List.of("/size");
        assertThat(SurfaceListing.of(List.of(), objects(List.of(FILE)), List.of(), left)
                        .hash())
                .isEqualTo(SurfaceListing.of(List.of(), objects(List.of(FILE.replace("1", "2"))), List.of(), left)
                        .hash());
    }

    @Test
    void of_oneNameTwiceOrNoCanonicalForm_isUnusable() {
        assertThatThrownBy(() -> listing(List.of(B, B), List.of(), List.of()))
                .isInstanceOf(UnusableListException.class);
        String lone = "{\"name\":\"c\",\"title\":\"\\ud800\"}";
        assertThatThrownBy(() -> listing(List.of(lone), List.of(), List.of()))
                .isInstanceOf(UnusableListException.class);
    }

    @Test
    void changesSince_namesWhatIsNewAnotherOrGone() throws Exception {
        SurfaceListing before = listing(List.of(A, B), List.of(), List.of());
        SurfaceListing after = listing(List.of(A.replace("\"A\"", "\"C\"")), List.of(FILE), List.of());
        assertThat(after.changesSince(before.items(), 9))
                .isEqualTo(Map.of(
                        "added", List.of("resource:file:///x"),
                        "changed", List.of("prompt:a"),
                        "removed", List.of("prompt:b")));
    }

    @Test
    void state_isReadBackAsItWasWritten() throws Exception {
        SurfaceListing first = listing(List.of(A), List.of(FILE), List.of());
        SurfaceListing next = listing(List.of(A, B), List.of(FILE), List.of());
        SurfaceState state = SurfaceState.unseen().seen(first, true, NOW).seen(next, true, NOW);
        assertThat(state.isChanged()).isTrue();
        SchemaState whole = SchemaState.unbaselined(NOW).with(state);
        assertThat(SchemaJson.read(SchemaJson.write(whole))).contains(whole);
        assertThat(SchemaJson.read(SchemaJson.write(SchemaState.unbaselined(NOW))))
                .contains(SchemaState.unbaselined(NOW));
    }

    @Test
    void state_acceptedItems_areTakenFromTheNextLook() throws Exception {
        SurfaceListing first = listing(List.of(A), List.of(), List.of());
        SurfaceState accepted = SurfaceState.unseen().seen(first, false, NOW).approved("ada");
        assertThat(accepted.isChanged()).isFalse();
        assertThat(accepted.seen(first, false, NOW).items()).isEqualTo(first.items());
    }
}
