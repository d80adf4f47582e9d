/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes tables of evidence, whatever its members are: what a source adds later is shown without a change here. */
final class Blocks {
    /** Columns that come first, in this order; others follow by name, counts last. */
    private static final List<String> FIRST = List.of(
            "sequence",
            "time",
            "id",
            "name",
            "key",
            "framework",
            "clause",
            "control",
            "title",
            "actor",
            "role",
            "verb",
            "target",
            "policy_id",
            "policy",
            "guardrail",
            "rule_id",
            "rule",
            "type",
            "stage",
            "provider",
            "model",
            "server",
            "skill",
            "surface",
            "tool",
            "purpose",
            "subject",
            "status",
            "state",
            "reason_code",
            "verdict",
            "action");

    private static final String COUNT = "count";
    private static final int FEW = 3;

    private final List<Block> out = new ArrayList<>();

    /** What a part of a section shows. */
    static List<Block> of(Map<?, ?> part) {
        Blocks blocks = new Blocks();
        blocks.object("", part);
        return List.copyOf(blocks.out);
    }

    private void object(String title, Map<?, ?> members) {
        List<List<String>> facts = new ArrayList<>();
        for (String name : ordered(members.keySet())) {
            Object value = members.get(name);
            if (value != null && isScalar(value) && !(title.isEmpty() && name.equals("source"))) {
                facts.add(List.of(title.endsWith(BY_NAME) ? name : words(name), shown(value)));
            }
        }
        if (!facts.isEmpty()) {
            out.add(new Block.Table(heading(title), List.of("", ""), List.of(false, false), facts));
        } else if (members.isEmpty()) {
            out.add(new Block.Note(heading(title), "None."));
        }
        for (String name : ordered(members.keySet())) {
            Object value = members.get(name);
            String path = title.isEmpty() ? words(name) : heading(title) + ": " + lower(words(name));
            if (value instanceof Map<?, ?> inner) {
                object(name.startsWith("by_") || isNames(inner) ? path + BY_NAME : path, inner);
            } else if (value instanceof List<?> elements) {
                list(path, elements);
            }
        }
    }

    /** Marks the heading of an object whose member names are names of things and not of fields. */
    private static final String BY_NAME = "\0";

    private static boolean isNames(Map<?, ?> members) {
        return members.values().stream().allMatch(Long.class::isInstance)
                && members.keySet().stream()
                        .anyMatch(name -> String.valueOf(name).indexOf('_') < 0);
    }

    private static String heading(String title) {
        return title.endsWith(BY_NAME) ? title.substring(0, title.length() - 1) : title;
    }

    private void list(String title, List<?> elements) {
        if (elements.isEmpty()) {
            out.add(new Block.Note(title, "None."));
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        Set<String> tables = new LinkedHashSet<>();
        for (Object element : elements) {
            if (element instanceof Map<?, ?> members) {
                members.forEach((name, value) -> (isTable(value) ? tables : names).add(String.valueOf(name)));
            }
        }
        names.removeAll(tables);
        table(title, elements, names.isEmpty() ? List.of("") : ordered(names));
        for (Object element : elements) {
            if (element instanceof Map<?, ?> members) {
                inner(title, members, ordered(tables));
            }
        }
    }

    private void table(String title, List<?> elements, List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        boolean[] numeric = new boolean[columns.size()];
        Arrays.fill(numeric, true);
        for (Object element : elements) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = element instanceof Map<?, ?> members ? members.get(columns.get(i)) : element;
                row.add(value == null ? "" : shown(value));
                numeric[i] &= value instanceof Long;
            }
            rows.add(row);
        }
        List<Boolean> numbers = new ArrayList<>();
        for (boolean each : numeric) {
            numbers.add(each);
        }
        out.add(new Block.Table(title, columns.stream().map(Blocks::words).toList(), numbers, rows));
    }

    /** The tables within a row, each under what the row is called. */
    private void inner(String title, Map<?, ?> row, List<String> tables) {
        String about = FIRST.stream()
                .map(row::get)
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(title);
        for (String name : tables) {
            if (row.get(name) instanceof List<?> elements) {
                list(about + ": " + lower(words(name)), elements);
            }
        }
    }

    /** Whether a value is a table of its own and no text for a cell: a list of objects with more than a few members. */
    private static boolean isTable(@Nullable Object value) {
        return value instanceof List<?> elements
                && elements.stream().anyMatch(each -> each instanceof Map<?, ?> members && members.size() > FEW);
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    private static String shown(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return isScalar(value) ? String.valueOf(value) : inner(value);
    }

    /** A value within a cell: what it has, one after the other. */
    private static String inner(Object value) {
        if (value instanceof List<?> elements) {
            return String.join("; ", elements.stream().map(Blocks::shown).toList());
        }
        if (value instanceof Map<?, ?> members) {
            List<String> texts = new ArrayList<>();
            for (String name : ordered(members.keySet())) {
                Object each = members.get(name);
                if (each != null && !"".equals(each)) {
                    texts.add(words(name) + ": " + shown(each));
                }
            }
            return String.join(", ", texts);
        }
        return String.valueOf(value);
    }

    private static List<String> ordered(Set<?> names) {
        return names.stream()
                .map(String::valueOf)
                .sorted(Comparator.comparingInt(Blocks::place).thenComparing(name -> name))
                .toList();
    }

    private static int place(String name) {
        int known = FIRST.indexOf(name);
        return name.equals(COUNT) ? Integer.MAX_VALUE : known < 0 ? FIRST.size() : known;
    }

    /** A field's name for people: {@code by_verdict} is "By verdict". */
    static String words(String name) {
        String text = name.replace('_', ' ').replace("mcp ", "MCP ");
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lower(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
