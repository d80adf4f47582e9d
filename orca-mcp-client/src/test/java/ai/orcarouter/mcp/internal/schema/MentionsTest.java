/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    private static final Map<String, List<String>> UNSEEN = Map.of("files", List.of());

    @ParameterizedTest
    @ValueSource(strings = {"use files.read_file now", "files__read", "(files.readFile)", "calls `files.a_b`"})
    void find_toolLikeNameOfAServerThatWasNotSeen_isFound(String text) {
        assertThat(Mentions.find(text, UNSEEN)).startsWith("files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reads files. Then more",
                "files.txt",
                "myfiles.read_file",
                "a/files.read_file",
                "profiles__x",
                "files__",
                "files.example.com",
                "files.A"
            })
    void find_otherTextsWithTheNameOfAServer_areNot(String text) {
        assertThat(Mentions.find(text, UNSEEN)).isNull();
    }

    @Test
    void find_serverWhoseToolsAreKnown_onlyThoseAreFound() {
        Map<String, List<String>> seen = Map.of("files", List.of("read_file"));
        assertThat(Mentions.find("files.read_file", seen)).isEqualTo("files.read_file");
        assertThat(Mentions.find("files.other_thing", seen)).isNull();
    }
}
