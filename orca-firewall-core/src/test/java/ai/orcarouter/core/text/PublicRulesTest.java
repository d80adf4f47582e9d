/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The rules of a public scanner for secrets on texts made of their own words, against RE2J over the whole text. */
class PublicRulesTest {
    private static final Pattern REGEX = Pattern.compile("(?m)^regex = '''(.*)'''$");
    private static final Pattern KEYWORDS = Pattern.compile("(?ms)^keywords = \\[(.*?)\\]");
    private static final Pattern STRING = Pattern.compile("\"([^\"]+)\"");
    private static final String[] FILLERS = {
        " ",
        "=",
        " = ",
        "\"",
        "'",
        ": ",
        "\n",
        "_",
        "-",
        ".",
        "\\n",
        "Authorization",
        "KEY-----",
        "0123456789",
        "é",
        "😀"
    };

    private static List<ScanRule> rules() throws IOException {
        Path file = Path.of(System.getProperty("orca.shared", ""), "perf/data/gitleaks.toml");
        Assumptions.assumeTrue(Files.isRegularFile(file), "the rules are not on this machine");
        String source = Files.readString(file);
        List<ScanRule> rules = new ArrayList<>();
        int from = source.indexOf("[[rules]]\n");
        while (from >= 0) {
            int end = source.indexOf("\n[[rules]]\n", from);
            add(source.substring(from, end < 0 ? source.length() : end), rules);
            from = end < 0 ? -1 : end + 1;
        }
        return rules;
    }

    private static void add(String table, List<ScanRule> rules) {
        var regex = REGEX.matcher(table);
        if (!regex.find()) {
            return;
        }
        List<String> keywords = new ArrayList<>();
        var list = KEYWORDS.matcher(table);
        if (list.find()) {
            var strings = STRING.matcher(list.group(1));
            while (strings.find()) {
                keywords.add(strings.group(1));
            }
        }
        int group = Math.min(1, Pattern.compile(regex.group(1)).groupCount());
        rules.add(new ScanRule(regex.group(1), keywords, group));
    }

    private static String text(List<ScanRule> rules, Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 1_500) {
            ScanRule rule = rules.get(random.nextInt(rules.size()));
            if (!rule.keywords().isEmpty()) {
                String keyword =
                        rule.keywords().get(random.nextInt(rule.keywords().size()));
                text.append(random.nextInt(4) == 0 ? keyword.toUpperCase(Locale.ROOT) : keyword);
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                text.append(FILLERS[random.nextInt(FILLERS.length)]);
            }
            String letters = random.nextBoolean() ? "0123456789abcdef" : "abcdefghABCDEFGHIJ0123456789XYZ_-";
            for (int i = random.nextInt(70); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            text.append(FILLERS[random.nextInt(FILLERS.length)]);
        }
        return text.toString();
    }

    @Test
    void scan_textsMadeOfTheirWords_reportsWhatRe2jFinds() throws IOException {
        List<ScanRule> rules = rules();
        assertThat(rules).hasSizeGreaterThan(200);
        PatternScanner scanner = PatternScanner.of(rules);
        Random random = new Random(20);
        for (int i = 0; i < 12; i++) {
            String text = text(rules, random);
            List<List<RuleOracle.Match>> found = RuleOracle.scan(scanner, rules.size(), text);
            List<List<RuleOracle.Match>> expected = RuleOracle.expected(rules, text);
            for (int rule = 0; rule < rules.size(); rule++) {
                assertThat(found.get(rule))
                        .as("%s on %s", rules.get(rule), text)
                        .isEqualTo(expected.get(rule));
            }
        }
    }
}
