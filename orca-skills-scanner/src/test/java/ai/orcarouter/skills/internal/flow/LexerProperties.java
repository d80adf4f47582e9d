/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.internal.text.ScanFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is cut into tokens, and followed, without an exception and without more tokens than it has room for. */
class LexerProperties {
    /** What is interpolated is read again, three levels deep. */
    private static final int LEVELS = 4;

    private static final List<String> NAMES = List.of("a.py", "a.js", "a.ts", "a.sh");

    private static Script script(String name, String text) {
        ScanFile file = new ScanFile(name, text, 1 << 20);
        String normal = file.text().text();
        return new Script(file, file.kind().language(), normal, 0, normal.length());
    }

    private static Tokens tokens(String name, String text) {
        Tokens tokens = Lexer.read(script(name, text));
        int length = script(name, text).text().length();
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.start(i)).isBetween(0, length);
            assertThat(tokens.end(i)).isBetween(tokens.start(i), length);
            assertThat(tokens.partner(i)).isBetween(0, tokens.size());
        }
        assertThat(tokens.size()).isLessThanOrEqualTo((LEVELS * length) + 1);
        return tokens;
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<String> programs() {
        return Arbitraries.of(
                        "f'",
                        "f\"\"\"",
                        "'''",
                        "\"",
                        "`",
                        "${",
                        "{",
                        "}",
                        "(",
                        ")",
                        "[",
                        "]",
                        "\\",
                        "/",
                        "/*",
                        "*/",
                        "//",
                        "#",
                        "\n",
                        " ",
                        "  ",
                        "=",
                        "=>",
                        "+=",
                        ":",
                        ";",
                        ".",
                        "...",
                        "?.",
                        "a",
                        "b.c",
                        "def f",
                        "return ",
                        "import os",
                        "from a import b",
                        "function g",
                        "async ",
                        "lambda x",
                        "await ",
                        "eval(",
                        "open(",
                        "fetch(",
                        "os.environ",
                        "process.env",
                        "exec",
                        "requests.post(",
                        "@tool",
                        "class A",
                        "for x in ",
                        "with ",
                        " as ",
                        "if ",
                        "0x1F",
                        "1e9",
                        "$(",
                        "$A",
                        "<<EOF",
                        "EOF",
                        "|",
                        "&&",
                        ">",
                        "~/.netrc",
                        "\u00e9",
                        "\u200b",
                        "\uD83D\uDE00")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
    }

    @Example
    void bracketsThatCloseNothing_endTheSearch() {
        for (String text : List.of("x) => {}", "a.tool(b], c) => 1", ") => )", "f(a, ] => {", "}) => { fetch(x) }")) {
            assertThat(Flows.of(List.of(script("a.js", text)), flow -> {})).isEmpty();
        }
    }

    @Property(tries = 250)
    void anyProgram_isCutAndFollowed(@ForAll("names") String name, @ForAll("programs") String text) {
        tokens(name, text);
        assertThat(Flows.of(List.of(script(name, text)), flow -> {})).isEmpty();
    }

    @Property(tries = 200)
    void anyText_isCutAndFollowed(@ForAll("names") String name, @ForAll String text) {
        tokens(name, text);
        assertThat(Flows.of(List.of(script(name, text)), flow -> {})).isNotNull();
    }

    @Property(tries = 60)
    void repeatedText_givesTokensInProportion(@ForAll("names") String name, @ForAll("programs") String part) {
        int once = tokens(name, part.repeat(20)).size();
        int twice = tokens(name, part.repeat(40)).size();
        assertThat(twice).isLessThanOrEqualTo((LEVELS * once) + part.length() + LEVELS);
    }
}
