/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A version of the rules, compiled. Immutable and thread-safe. */
public final class RulePack {
    private final String version;
    private final Map<String, Rule> rules;
    private final List<Bound> variants;
    private final List<String> termNames;
    private final List<Integer> termOfPattern;
    private final PatternScanner scanner;

    /** A variant and its rule. */
    record Bound(Rule rule, Variant variant) {}

    RulePack(
            String version,
            Map<String, Rule> rules,
            List<Bound> variants,
            List<String> termNames,
            List<String> patterns,
            List<Integer> termOfPattern) {
        this.version = version;
        this.rules = Map.copyOf(rules);
        this.variants = List.copyOf(variants);
        this.termNames = List.copyOf(termNames);
        this.termOfPattern = List.copyOf(termOfPattern);
        scanner = PatternScanner.of(patterns.stream().map(ScanRule::of).toList());
    }

    /** The pack that ships with the module, compiled when it is first used. */
    public static RulePack standard() {
        return Standard.PACK;
    }

    private static final class Standard {
        static final RulePack PACK = read();
    }

    /** Reads and compiles the pack that ships with the module. */
    static RulePack read() {
        return RulePackReader.read("rules.json", Resources.text("terms.json"), Resources.text("rules.json"));
    }

    /** Version and a short hash of what the pack says. */
    public String version() {
        return version;
    }

    /** A rule by its id. */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + id);
        }
        return rule;
    }

    /** All rules by id. */
    public Map<String, Rule> rules() {
        return rules;
    }

    List<Bound> variants() {
        return variants;
    }

    List<String> termNames() {
        return termNames;
    }

    /** The index of a term. */
    public int term(String name) {
        int index = termNames.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no term " + name);
        }
        return index;
    }

    /** All occurrences of all terms in a short text. */
    public TermHits hits(String text) {
        return hits(text, new RuleWork());
    }

    /** All occurrences of all terms in a text, in one pass, as far as the work goes. */
    public TermHits hits(String text, RuleWork work) {
        TermHits hits = new TermHits(termNames.size());
        scanner.scan(
                text,
                (pattern, start, end, groupStart, groupEnd) -> hits.add(termOfPattern.get(pattern), start, end, work));
        hits.order();
        return hits;
    }

    static String shortHash(String... texts) {
        return Digests.sha256Hex(String.join("\n", texts).getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
    }

    /** Patterns that have no literal to look for; they cost as much as all others together. */
    public List<Integer> slowPatterns() {
        return scanner.withoutLiteral();
    }
}
