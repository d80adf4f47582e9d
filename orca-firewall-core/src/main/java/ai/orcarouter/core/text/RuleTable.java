/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.keyword.KeywordTable;
import ai.orcarouter.core.text.internal.regex.Anchor;
import ai.orcarouter.core.text.internal.regex.SearchPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules of a scanner, and which of them an occurrence of a literal concerns. Immutable. */
final class RuleTable {
    private static final int[] NONE = {};

    /** A literal, and whom it concerns: numbers of anchors, and rules with the gate that it opens. */
    private static final class Entry {
        private int[] anchors = NONE;
        private int[] gates = NONE;
    }

    final CompiledRule[] rules;
    final Anchor[] anchors;
    final int[] ruleOfAnchor;
    final SearchPattern[] searchOfAnchor;
    final KeywordTable literals;
    final int[] lengths;
    final int[][] anchorsOf;
    final int[][] gatesOf;

    /** How many different runs the patterns require. */
    final int runs;

    RuleTable(List<CompiledRule> compiled, int runs) {
        this.runs = runs;
        rules = compiled.toArray(new CompiledRule[0]);
        Map<String, Integer> numbers = new HashMap<>();
        List<String> keys = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<Anchor> allAnchors = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int rule = 0; rule < rules.length; rule++) {
            for (Anchor anchor : rules[rule].anchors()) {
                for (String literal : anchor.literals()) {
                    Entry entry = entry(literal, numbers, keys, entries);
                    entry.anchors = with(entry.anchors, allAnchors.size());
                }
                allAnchors.add(anchor);
                owners.add(rule);
            }
            if ((rules[rule].gates() & CompiledRule.KEYWORD) != 0) {
                for (String keyword : rules[rule].keywords()) {
                    Entry entry = entry(keyword, numbers, keys, entries);
                    entry.gates = with(entry.gates, gate(rule, CompiledRule.KEYWORD));
                }
            }
            if ((rules[rule].gates() & CompiledRule.LITERAL) != 0) {
                Entry entry = entry(rules[rule].required(), numbers, keys, entries);
                entry.gates = with(entry.gates, gate(rule, CompiledRule.LITERAL));
            }
        }
        anchors = allAnchors.toArray(new Anchor[0]);
        ruleOfAnchor = owners.stream().mapToInt(Integer::intValue).toArray();
        searchOfAnchor = owners.stream()
                .map(rule -> Objects.requireNonNull(rules[rule].search()))
                .toArray(SearchPattern[]::new);
        literals = KeywordTable.of(keys, true);
        lengths = keys.stream().mapToInt(String::length).toArray();
        anchorsOf = entries.stream().map(entry -> entry.anchors).toArray(int[][]::new);
        gatesOf = entries.stream().map(entry -> entry.gates).toArray(int[][]::new);
    }

    private static Entry entry(String literal, Map<String, Integer> numbers, List<String> keys, List<Entry> entries) {
        Integer number = numbers.putIfAbsent(literal, keys.size());
        if (number != null) {
            return entries.get(number);
        }
        Entry entry = new Entry();
        keys.add(literal);
        entries.add(entry);
        return entry;
    }

    private static int[] with(int[] numbers, int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        return more;
    }

    private static int gate(int rule, int bit) {
        return (rule << 2) | bit;
    }

    /** The rule that a gate belongs to. */
    static int ruleOf(int gate) {
        return gate >>> 2;
    }

    /** The bit that a gate stands for. */
    static int bitOf(int gate) {
        return gate & 3;
    }
}
