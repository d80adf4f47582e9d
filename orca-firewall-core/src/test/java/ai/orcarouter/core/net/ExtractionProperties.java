/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExtractionProperties {
    private static final List<String> TOOLS = List.of(
            "shell.exec", "python.run", "node.run", "postgres.query", "pdf.render", "web.request", "git.clone", "t");
    private static final List<String> KEYS = List.of(
            "url", "host", "command", "code", "sql", "query", "html", "to", "dsn", "target", "x", "text", "path",
            "script", "image", "headers", "filter", "args", "domain");

    private final DestinationExtractor extractor = DestinationExtractor.defaults();

    private static Set<String> hosts(Extraction extraction) {
        return extraction.dialled().stream().map(Destination::host).collect(Collectors.toSet());
    }

    /** Text that is likely to reach the corners of the readers. */
    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> pieces = Arbitraries.of(
                "curl ",
                "http://",
                "https://a.orca.test",
                "'",
                "\"",
                "`",
                "$(",
                ")",
                "${",
                "}",
                "{a,b}",
                "[1-3]",
                "\\",
                "\n",
                "<<EOF\n",
                "<(",
                "|",
                ";",
                "&&",
                " -x ",
                "--proxy=",
                "@",
                ":",
                "//",
                "127.1",
                "=",
                "select ",
                "'||'",
                "dblink('",
                "<img src=",
                ">",
                "<!--",
                "![](",
                "url(",
                "fetch(",
                "+",
                ",",
                "f\"{",
                "\"\"\"",
                "#",
                "/*",
                "\u0000",
                "\uffff",
                "\ud800",
                "é",
                "%",
                "%25",
                "jdbc:",
                "mongodb://",
                "\\\\",
                "[",
                "{\"",
                "\"}",
                "for x in ",
                "do ",
                "case ",
                "esac",
                "((",
                "[[ ",
                "aHR0cHM6Ly9h",
                "cmd /c ",
                "powershell -c ",
                "xargs ",
                "awk '/inet/",
                "socat TCP:");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(25).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(80));
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                nasty().map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        return Arbitraries.recursive(() -> leaf, inner -> Arbitraries.oneOf(lists(inner), maps(inner)), 0, 4);
    }

    private static Arbitrary<Object> lists(Arbitrary<Object> inner) {
        return inner.list().ofMaxSize(4).map(list -> (Object) list);
    }

    private static Arbitrary<Object> maps(Arbitrary<Object> inner) {
        return Arbitraries.maps(
                        Arbitraries.oneOf(
                                Arbitraries.of(KEYS), Arbitraries.strings().ofMaxLength(12)),
                        inner)
                .ofMaxSize(5)
                .map(map -> (Object) map);
    }

    @Property(tries = 1000)
    void extract_anyText_neverThrows(@ForAll("nasty") String text, @ForAll @IntRange(max = 18) int key) {
        for (String tool : TOOLS) {
            Extraction extraction = extractor.extract("", tool, Map.of(KEYS.get(key), text));

            assertThat(extraction.opaque())
                    .isEqualTo(!extraction.opaqueReasons().isEmpty());
        }
    }

    @Property(tries = 500)
    void extract_anyTree_neverThrowsAndIsTheSameTwice(@ForAll("trees") Object tree) {
        for (String tool : TOOLS) {
            assertThat(extractor.extract("", tool, tree)).isEqualTo(extractor.extract("", tool, tree));
        }
    }

    @Property(tries = 500)
    void explicit_anyText_neverThrows(@ForAll("nasty") String text) {
        assertThat(extractor.explicit(List.of(text)).destinations())
                .allMatch(each -> each.pointer().isEmpty());
    }

    @Property(tries = 300)
    void extract_paddedWithOtherMembers_losesNoDestination(
            @ForAll("trees") Object padding, @ForAll @IntRange(max = 50) int before) {
        for (ExtractionCases.Case each : ExtractionCases.all().subList(0, 60)) {
            if (!(each.arguments() instanceof Map<?, ?> members)) {
                continue;
            }
            Map<String, Object> padded = new LinkedHashMap<>();
            for (int i = 0; i < before; i++) {
                padded.put("pad" + i, i == 0 ? List.of("x") : "y" + i);
            }
            members.forEach((key, value) -> padded.put(String.valueOf(key), value));
            padded.put("zz_pad", padding);

            Set<String> found = hosts(extractor.extract(each.server(), each.tool(), padded));

            assertThat(found).containsAll(hosts(extractor.extract(each.server(), each.tool(), members)));
        }
    }

    @Provide
    Arbitrary<List<Integer>> wrappings() {
        return Arbitraries.integers().between(0, 3).list().ofMaxSize(12);
    }

    @Property
    void extract_urlWrappedInArraysAndObjects_isKept(@ForAll("wrappings") List<Integer> wrappings) {
        Object value = "https://kept.orca.test/x";
        for (int how : wrappings) {
            value = switch (how) {
                case 0 -> List.of(value);
                case 1 -> List.of("first", value);
                case 2 -> Map.of("value", value);
                default -> Map.of("href", value, "n", 1L);
            };
        }

        assertThat(hosts(extractor.extract("web", "request", Map.of("url", value))))
                .contains("kept.orca.test");
    }

    /** One character of a command in one of the ways a shell takes off again. */
    private static String quoted(char c, int how) {
        boolean plain = Character.isLetterOrDigit(c) || "/:.-_".indexOf(c) >= 0;
        return switch (how) {
            case 0 -> plain ? String.valueOf(c) : "\\" + c;
            case 1 -> "'" + c + "'";
            case 2 -> "\"" + c + "\"";
            case 3 -> "\\" + c;
            default -> "\"\"" + c + "''";
        };
    }

    @Provide
    Arbitrary<List<Integer>> quotings() {
        return Arbitraries.integers().between(0, 4).list().ofSize(40);
    }

    @Property
    void extract_sameCommandQuotedOtherwise_findsTheSame(@ForAll("quotings") List<Integer> how) {
        List<String> words = List.of("curl", "-x", "px.orca.test:3128", "https://api.orca.test/a");
        List<String> spelled = new ArrayList<>();
        int at = 0;
        for (String word : words) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < word.length(); i++) {
                out.append(quoted(word.charAt(i), how.get(at++ % how.size())));
            }
            spelled.add(out.toString());
        }

        Extraction extraction = extractor.extract("shell", "exec", Map.of("command", String.join("  ", spelled)));

        assertThat(hosts(extraction)).containsExactlyInAnyOrder("px.orca.test", "api.orca.test");
        assertThat(extraction.opaque()).isFalse();
    }

    @Provide
    Arbitrary<String> labels() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(10),
                        Arbitraries.of("com", "net", "example", "test", "internal"))
                .as((name, top) -> name + "." + top);
    }

    @Property
    void extract_anyHostInAnyPlace_isFound(@ForAll("labels") String host) {
        assertThat(hosts(extractor.extract("web", "request", Map.of("deep", List.of(Map.of("u", "https://" + host))))))
                .containsExactly(host);
        assertThat(hosts(extractor.extract("shell", "exec", Map.of("command", "wget -q " + host + "/x"))))
                .containsExactly(host);
        assertThat(hosts(extractor.extract("python", "run", Map.of("code", "requests.get(\"http://" + host + "\")"))))
                .containsExactly(host);
    }
}
