/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliasesTest {
    @Test
    void of_plainName_joinsServerAndToolByTwoUnderscores() {
        assertThat(Aliases.of("files", List.of("read_file", "admin.tools.list")))
                .containsEntry("read_file", "files__read_file")
                .containsEntry("admin.tools.list", "files__admin_tools_list");
    }

    @Test
    void of_twoToolsWithTheSameAlias_bothEndWithTheirHash() {
        Map<String, String> aliases = Aliases.of("files", List.of("a.b", "a_b", "c"));
        assertThat(aliases.get("a.b")).matches("files__a_b_[0-9a-f]{8}");
        assertThat(aliases.get("a_b")).matches("files__a_b_[0-9a-f]{8}").isNotEqualTo(aliases.get("a.b"));
        assertThat(aliases).containsEntry("c", "files__c");
    }

    @Test
    void of_toolNamedLikeTheHashedAliasOfAnother_allDiffer() {
        String alias = Aliases.of("files", List.of("a.b", "a_b")).getOrDefault("a.b", "");
        String hashed = alias.substring("files__".length());
        Map<String, String> aliases = Aliases.of("files", List.of("a.b", "a_b", hashed));
        assertThat(aliases.values()).hasSize(3).doesNotHaveDuplicates();
        assertThat(aliases.get("a.b")).isEqualTo("files__" + hashed);
    }

    @Test
    void of_longName_isCutAndEndsWithItsHash() {
        String tool = "x".repeat(80);
        assertThat(Aliases.of("files", List.of(tool)).get(tool)).hasSize(64).matches("files__x{48}_[0-9a-f]{8}");
    }

    @Test
    void of_nameOfJustTheLongestLength_isKept() {
        String tool = "x".repeat(64 - "files__".length());
        assertThat(Aliases.of("files", List.of(tool))).containsEntry(tool, "files__" + tool);
    }
}
