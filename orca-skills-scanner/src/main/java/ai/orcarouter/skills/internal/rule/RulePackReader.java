/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.skills.internal.rule.Condition.Reach;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ThreatClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack: documents with {@code macros}, {@code terms} (named lists of RE2 patterns, found in either case) and
 * {@code rules}. A rule applies when one of its {@code when} does: a match of a term of {@code find}, in a segment of
 * {@code in}, where all of {@code with} and none of {@code unless} hold. Those are written {@code term|term@reach},
 * where reach is {@code line}, {@code segment}, {@code file}, {@code package} or a number of characters around, and
 * {@code term>n} or {@code term<n} for n characters behind or before.
 */
final class RulePackReader {
    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonMembers(200_000)
            .maxJsonBytes(4 << 20)
            .build();

    private final Map<String, String> macros = new LinkedHashMap<>();
    private final Map<String, List<String>> terms = new TreeMap<>();
    private final List<Map<?, ?>> rules = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private RulePackReader() {}

    static RulePack read(String name, String... documents) {
        RulePackReader reader = new RulePackReader();
        String version = "";
        for (String document : documents) {
            Arguments read = Arguments.ofJson(document, LIMITS);
            read.fault().ifPresent(fault -> {
                throw new IllegalArgumentException(name + ": " + fault);
            });
            Map<?, ?> root = map(read.value());
            version = root.get("version") instanceof String given ? given : version;
            map(root.get("macros")).forEach((key, value) -> reader.macros.put(key.toString(), text(value)));
            map(root.get("terms")).forEach((key, value) -> reader.terms.put(key.toString(), strings(value)));
            list(root.get("rules")).forEach(rule -> reader.rules.add(map(rule)));
        }
        return reader.build(version + "+" + RulePack.shortHash(documents));
    }

    private RulePack build(String version) {
        List<String> patterns = new ArrayList<>();
        List<Integer> termOf = new ArrayList<>();
        names.addAll(terms.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (String pattern : terms.getOrDefault(names.get(i), List.of())) {
                patterns.add("(?i)" + expand(pattern));
                termOf.add(i);
            }
        }
        Map<String, Rule> byId = new LinkedHashMap<>();
        List<RulePack.Bound> variants = new ArrayList<>();
        for (Map<?, ?> rule : rules) {
            Rule head = new Rule(
                    "ORCA-SK-" + text(rule.get("id")),
                    text(rule.get("title")),
                    ThreatClass.valueOf(text(rule.get("class")).toUpperCase(Locale.ROOT)),
                    text(rule.get("fix")),
                    !"prose".equals(rule.get("counts")));
            if (byId.put(head.id(), head) != null) {
                throw new IllegalArgumentException("rule " + head.id() + " is given twice");
            }
            for (Object when : list(rule.get("when"))) {
                variants.add(new RulePack.Bound(head, variant(map(when))));
            }
        }
        return new RulePack(version, byId, variants, names, patterns, termOf);
    }

    private String expand(String pattern) {
        String out = pattern;
        for (Map.Entry<String, String> macro : macros.entrySet()) {
            out = out.replace("{{" + macro.getKey() + "}}", macro.getValue());
        }
        return out;
    }

    private Variant variant(Map<?, ?> when) {
        Set<SegmentKind> kinds = kinds(strings(when.get("in")));
        return new Variant(
                indexes(text(when.get("find"))),
                kinds,
                Set.copyOf(strings(when.get("lang"))),
                conditions(when.get("with")),
                conditions(when.get("unless")),
                severity(text(when.get("severity"))),
                when.get("confidence") instanceof Number number ? number.doubleValue() : 1.0,
                !Boolean.FALSE.equals(when.get("context")),
                when.get("floor") instanceof String floor ? severity(floor) : FindingSeverity.LOW);
    }

    /**
     * Kinds by their own names or by those of their groups; all of them when nothing is named. Decoded text, of which
     * nobody knows what it is, counts as any group, but not as a kind that is named by itself.
     */
    private static Set<SegmentKind> kinds(List<String> names) {
        Set<SegmentKind> kinds = EnumSet.noneOf(SegmentKind.class);
        boolean group = names.isEmpty();
        for (SegmentKind kind : SegmentKind.values()) {
            String own = kind.name().toLowerCase(Locale.ROOT);
            String its = kind.group().name().toLowerCase(Locale.ROOT);
            if (names.isEmpty() || names.contains(own) || names.contains(its)) {
                kinds.add(kind);
            }
            group |= names.contains(its);
        }
        if (group) {
            kinds.add(SegmentKind.DECODED);
        }
        return kinds;
    }

    private static FindingSeverity severity(String name) {
        return FindingSeverity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private List<Condition> conditions(@Nullable Object value) {
        return strings(value).stream().map(this::condition).toList();
    }

    private Condition condition(String text) {
        int mark = text.length() - 1;
        while (mark > 0 && "@<>".indexOf(text.charAt(mark)) < 0) {
            mark--;
        }
        String reach = text.substring(mark + 1);
        List<Integer> which = indexes(text.substring(0, mark));
        if (text.charAt(mark) != '@') {
            return new Condition(which, text.charAt(mark) == '>' ? Reach.AFTER : Reach.BEFORE, Integer.parseInt(reach));
        }
        if (Character.isDigit(reach.charAt(0))) {
            return new Condition(which, Reach.AROUND, Integer.parseInt(reach));
        }
        return new Condition(which, Reach.valueOf(reach.toUpperCase(Locale.ROOT)), 0);
    }

    private List<Integer> indexes(String alternatives) {
        List<Integer> found = new ArrayList<>();
        int from = 0;
        while (from <= alternatives.length()) {
            int bar = alternatives.indexOf('|', from);
            int to = bar < 0 ? alternatives.length() : bar;
            int index = names.indexOf(alternatives.substring(from, to));
            if (index < 0) {
                throw new IllegalArgumentException("no term \"" + alternatives.substring(from, to) + "\"");
            }
            found.add(index);
            from = to + 1;
        }
        return List.copyOf(found);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<String> strings(@Nullable Object value) {
        return list(value).stream().map(Object::toString).toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("not a string: " + value);
    }
}
