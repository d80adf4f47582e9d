/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.ScanRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules for secrets: those of the gitleaks configuration file that the system property {@code gitleaks.toml} names, or
 * as many of the same two shapes for services that do not exist.
 */
final class SecretRules {
    private static final Pattern REGEX = Pattern.compile("^regex = '''(.*)'''$", Pattern.MULTILINE);
    private static final Pattern KEYWORDS =
            Pattern.compile("^keywords = \\[(.*?)\\]", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"]+)\"");
    private static final String TABLE = "[[rules]]\n";

    private SecretRules() {}

    static List<ScanRule> load() {
        String file = System.getProperty("gitleaks.toml", "");
        return file.isEmpty() ? generated() : read(Path.of(file));
    }

    private static List<ScanRule> generated() {
        List<ScanRule> rules = new ArrayList<>();
        String[] common = {"key", "token", "api", "auth", "access"};
        for (int i = 0; i < 221; i++) {
            String name = i < common.length ? common[i] : String.format(Locale.ROOT, "svc%03d", i);
            rules.add(
                    i % 2 == 0
                            ? new ScanRule(
                                    "(?i)[\\w.-]{0,50}?(?:" + name + ")(?:[ \\t\\w.-]{0,20})[\\s'\"]{0,3}(?:=|>|:=|,)"
                                            + "[\\x60'\"\\s=]{0,5}([a-z0-9]{32})(?:[\\x60'\"\\s;]|$)",
                                    List.of(name),
                                    1)
                            : new ScanRule("\\b(" + name + "_[A-Za-z0-9]{36})\\b", List.of(name + "_"), 1));
        }
        return rules;
    }

    private static List<ScanRule> read(Path file) {
        List<ScanRule> rules = new ArrayList<>();
        try {
            String source = Files.readString(file);
            for (int at = source.indexOf(TABLE); at >= 0; ) {
                int next = source.indexOf(TABLE, at + 1);
                String table = source.substring(at, next < 0 ? source.length() : next);
                Matcher regex = REGEX.matcher(table);
                Matcher list = KEYWORDS.matcher(table);
                if (regex.find() && list.find()) {
                    rules.add(new ScanRule(regex.group(1), strings(list.group(1)), 0));
                }
                at = next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private static List<String> strings(String list) {
        List<String> strings = new ArrayList<>();
        Matcher string = STRING.matcher(list);
        while (string.find()) {
            strings.add(string.group(1));
        }
        return strings;
    }
}
