/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules whose glob matches a tool name by hashing the name's dotted parts, whatever the number of rules.
 * Linear in the length of the name. Immutable.
 *
 * <p>Every glob form is bounded by dots, so only the parts between dots can be literals of a glob. Their hashes all
 * come from the running hashes of the name's prefixes: the hash of {@code name[i..n)} is {@code H(n) - H(i) *
 * 31^(n-i)}, in the arithmetic of {@link String#hashCode()}.
 */
final class NameIndex {
    private record Entry(String literal, RuleList rules) {}

    private final Map<String, RuleList> exact;
    private final Map<Integer, Entry[]> prefixes;
    private final Map<Integer, Entry[]> suffixes;
    /** By the first dotted part of the literal. */
    private final Map<Integer, Entry[]> infixes;

    private final @Nullable RuleList any;
    private final boolean bareSuffix;

    NameIndex(List<CompiledRule> rules, SuffixGlob suffixMode) {
        Map<Glob, List<CompiledRule>> byGlob = new HashMap<>();
        for (CompiledRule rule : rules) {
            byGlob.computeIfAbsent(Glob.parse(rule.rule.toolNameGlob()), g -> new ArrayList<>())
                    .add(rule);
        }
        Map<String, RuleList> exactLists = new HashMap<>();
        Map<Integer, List<Entry>> prefix = new HashMap<>();
        Map<Integer, List<Entry>> suffix = new HashMap<>();
        Map<Integer, List<Entry>> infix = new HashMap<>();
        RuleList anyList = null;
        for (Map.Entry<Glob, List<CompiledRule>> each : byGlob.entrySet()) {
            String literal = each.getKey().literal();
            RuleList list = RuleList.of(each.getValue());
            Entry entry = new Entry(literal, list);
            switch (each.getKey().kind()) {
                case ANY -> anyList = list;
                case EXACT -> exactLists.put(literal, list);
                case PREFIX -> add(prefix, literal.hashCode(), entry);
                case SUFFIX -> add(suffix, literal.hashCode(), entry);
                case INFIX -> add(infix, firstPart(literal).hashCode(), entry);
            }
        }
        exact = exactLists;
        prefixes = freeze(prefix);
        suffixes = freeze(suffix);
        infixes = freeze(infix);
        any = anyList;
        bareSuffix = suffixMode == SuffixGlob.MATCHES_BARE;
    }

    private static String firstPart(String literal) {
        int dot = literal.indexOf('.');
        return dot < 0 ? literal : literal.substring(0, dot);
    }

    private static void add(Map<Integer, List<Entry>> to, int hash, Entry entry) {
        to.computeIfAbsent(hash, h -> new ArrayList<>()).add(entry);
    }

    private static Map<Integer, Entry[]> freeze(Map<Integer, List<Entry>> from) {
        Map<Integer, Entry[]> out = new HashMap<>();
        from.forEach((hash, entries) -> out.put(hash, entries.toArray(new Entry[0])));
        return out;
    }

    /** The lists of every glob that matches {@code name}, each once. */
    List<RuleList> find(String name) {
        List<RuleList> out = new ArrayList<>(4);
        RuleList own = exact.get(name);
        if (own != null) {
            out.add(own);
        }
        if (!prefixes.isEmpty() || !suffixes.isEmpty() || !infixes.isEmpty()) {
            findParts(name, out);
        }
        if (any != null) {
            out.add(any);
        }
        return out;
    }

    private void findParts(String name, List<RuleList> out) {
        int length = name.length();
        int whole = name.hashCode();
        if (bareSuffix) {
            addSuffixes(name, 0, whole, out);
        }
        int hash = 0;
        int power = 1;
        for (int i = length; i > 0; i--) {
            power *= 31;
        }
        // power is 31^(length - i) while i walks up; 31 is odd, so it has an inverse modulo 2^32.
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            power *= INVERSE_31;
            int before = hash;
            hash = 31 * hash + c;
            if (c != '.') {
                continue;
            }
            if (i > 0 && i + 1 < length) {
                addPrefixes(name, i, before, out);
                addSuffixes(name, i + 1, whole - hash * power, out);
                addInfixes(name, i + 1, out);
            }
        }
    }

    private static final int INVERSE_31 = -1108378657;

    private void addPrefixes(String name, int end, int hash, List<RuleList> out) {
        Entry[] entries = prefixes.get(hash);
        if (entries != null) {
            for (Entry entry : entries) {
                if (entry.literal.length() == end && name.startsWith(entry.literal)) {
                    out.add(entry.rules);
                }
            }
        }
    }

    private void addSuffixes(String name, int start, int hash, List<RuleList> out) {
        Entry[] entries = suffixes.get(hash);
        if (entries != null) {
            for (Entry entry : entries) {
                if (entry.literal.length() == name.length() - start && name.startsWith(entry.literal, start)) {
                    out.add(entry.rules);
                }
            }
        }
    }

    private void addInfixes(String name, int start, List<RuleList> out) {
        if (infixes.isEmpty()) {
            return;
        }
        int hash = 0;
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                break;
            }
            hash = 31 * hash + c;
        }
        Entry[] entries = infixes.get(hash);
        if (entries != null) {
            for (Entry entry : entries) {
                int end = start + entry.literal.length();
                boolean inside = end + 1 < name.length() && name.charAt(end) == '.';
                if (inside && name.startsWith(entry.literal, start) && !out.contains(entry.rules)) {
                    out.add(entry.rules);
                }
            }
        }
    }
}
