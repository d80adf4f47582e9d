/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToolListingTest {
    private static final String ADD = "{\"name\":\"add\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final String DOTTED =
            "{\"name\":\"b.c\",\"description\":\"Caf\\u00e9 \\ud83d\\ude00\",\"annotations\":"
                    + "{\"readOnlyHint\":true},\"inputSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"minimum\":5e-1,"
                    + "\"maximum\":9007199254740993}}}}";

    private static ToolListing of(String... tools) throws UnusableListException {
        return ToolListing.of(Trees.objects(tools), null, List.of());
    }

    /** The expected values were made with Python's json and hashlib from the recipe alone. */
    @Test
    void hash_fixedVectors_areThoseOfTheRecipe() throws UnusableListException {
        ToolListing one = of(ADD);
        assertThat(one.tools().get(0).hash())
                .isEqualTo("v1:da82aa5e1df52779753ce2009992a31e74c537a5c74a111765aa1a0b3725d4a5");
        assertThat(one.hash()).isEqualTo("v1:3f7d0416b219d9bce3b89d37782dea34792486ca65e8f1b864a7483e1eb2dd73");
        ToolListing two = ToolListing.of(Trees.objects(DOTTED, ADD), "Read me", List.of());
        assertThat(two.tools().get(1).hash())
                .isEqualTo("v1:7ee87462c1a359196efcc3152e769ba66494962bb8535079a1e278b3c57ec8c6");
        assertThat(two.hash()).isEqualTo("v1:7acdf0448b5c9d71461d1e4881ecd13ca20d4c1963480ffa06893ddc0173f108");
    }

    @Test
    void hash_spellingOfNumbers_doesNotCountButTheirValueDoes() throws UnusableListException {
        String tool = "{\"name\":\"t\",\"inputSchema\":{\"maximum\":%s}}";
        String hundred = of(tool.formatted("100")).hash();
        assertThat(of(tool.formatted("1e2")).hash()).isEqualTo(hundred);
        assertThat(of(tool.formatted("100.0")).hash()).isEqualTo(hundred);
        assertThat(of(tool.formatted("-0")).hash())
                .isEqualTo(of(tool.formatted("0")).hash());
        assertThat(of(tool.formatted("9007199254740992")).hash())
                .isNotEqualTo(of(tool.formatted("9007199254740993")).hash());
        assertThat(of(tool.formatted("\"100\"")).hash()).isNotEqualTo(hundred);
    }

    @Test
    void of_twoToolsOfOneName_isUnusable() {
        assertThatThrownBy(() -> of(ADD, ADD)).isInstanceOf(UnusableListException.class);
    }

    @Test
    void of_namesThatDifferInCaseOnly_isUnusable() {
        for (String other : List.of("ADD", "Add", "\\u0041dd")) {
            assertThatThrownBy(() -> of(ADD, "{\"name\":\"" + other + "\"}")).isInstanceOf(UnusableListException.class);
        }
        assertThatThrownBy(() -> of("{\"name\":\"stra\\u00dfe\"}", "{\"name\":\"STRASSE\"}"))
                .isInstanceOf(UnusableListException.class);
        assertThatThrownBy(() -> of("{\"name\":\"kilo\"}", "{\"name\":\"\\u212Ailo\"}"))
                .isInstanceOf(UnusableListException.class);
    }

    @Test
    void of_toolWithoutAName_isUnusable() {
        for (String tool : List.of("{}", "{\"name\":7}", "{\"name\":null}")) {
            assertThatThrownBy(() -> of(tool)).isInstanceOf(UnusableListException.class);
        }
    }

    @Test
    void of_loneSurrogateOrHugeNumber_isUnusable() {
        assertThatThrownBy(() -> of("{\"name\":\"t\",\"description\":\"\\ud800\"}"))
                .isInstanceOf(UnusableListException.class);
        assertThatThrownBy(() -> of("{\"name\":\"t\",\"x\":1e999999}")).isInstanceOf(UnusableListException.class);
        assertThatThrownBy(() -> ToolListing.of(List.of(), "\ud800", List.of()))
                .isInstanceOf(UnusableListException.class);
    }

    @Test
    void of_nestedTooDeep_isUnusable() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThatThrownBy(() -> of("{\"name\":\"t\",\"inputSchema\":" + deep + "}"))
                .isInstanceOf(UnusableListException.class);
    }

    @Test
    void of_moreThanCanBeKept_isUnusable() {
        String tool = "{\"name\":\"%s\",\"description\":\"" + "x".repeat(ToolListing.MAX_CHARS / 2) + "\"}";
        assertThatThrownBy(() -> of(tool.formatted("a"), tool.formatted("b")))
                .isInstanceOf(UnusableListException.class);
    }

    @Test
    void volatileMembers_change_doesNotCountAnywhereElseItDoes() throws UnusableListException {
        List<String> left = List.of("/_meta/at");
        String tool = "{\"name\":\"t\",\"_meta\":{\"at\":\"%s\",\"by\":\"%s\"}}";
        String before = ToolListing.of(Trees.objects(tool.formatted("1", "x")), null, left)
                .hash();
        assertThat(ToolListing.of(Trees.objects(tool.formatted("2", "x")), null, left)
                        .hash())
                .isEqualTo(before);
        assertThat(ToolListing.of(Trees.objects(tool.formatted("1", "y")), null, left)
                        .hash())
                .isNotEqualTo(before);
        assertThat(of(tool.formatted("1", "x")).hash()).isNotEqualTo(before);
    }

    @Test
    void text_readBack_givesTheSameHashes() throws UnusableListException {
        ToolListing listing = ToolListing.of(Trees.objects(DOTTED, ADD), "Read me", List.of());
        assertThat(KeptList.parse(listing.text()).hashes()).isEqualTo(listing.hashes());
        assertThat(KeptList.parse("").hashes()).isEmpty();
        assertThat(KeptList.parse("{").hashes()).isEmpty();
    }
}
