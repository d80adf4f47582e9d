/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Reporter;
import ai.orcarouter.core.document.SourceText;
import ai.orcarouter.core.document.TreeReader;
import ai.orcarouter.core.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as maps, lists, strings, numbers and truth values; nothing else is in them. */
final class Trees {
    private static final int MAX_DEPTH = 128;
    private static final int MAX_CHARS = 1 << 20;

    private Trees() {}

    /**
     * The members or the items of a document, and what is wrong with it; empty when nothing is.
     *
     * @param lost whether something that it says was not read for that
     */
    record Read(Map<?, ?> members, List<?> items, String fault, boolean lost) {
        Read(Map<?, ?> members, String fault, boolean lost) {
            this(members, List.of(), fault, lost);
        }

        /** The members, or the items where it has none. */
        Object value() {
            return members.isEmpty() ? items : members;
        }
    }

    /** Reads JSON; where it is none, JSON with comments and commas before closing brackets, which editors read. */
    static Read json(String text) {
        Read read = read(text, false);
        if (read.fault().isEmpty()) {
            return read;
        }
        String plain = JsonComments.without(text);
        Read again = plain.equals(text) ? read : read(plain, false);
        return again.fault().isEmpty() ? again : read;
    }

    static Read yaml(String text) {
        return read(text, true);
    }

    private static Read read(String text, boolean yaml) {
        if (text.length() > MAX_CHARS) {
            return new Read(Map.of(), "longer than " + MAX_CHARS + " characters", true);
        }
        SourceText source = new SourceText(text);
        Findings findings = new Findings("", source);
        Reporter reporter = new Reporter.Whole(findings, source);
        Node node = yaml ? TreeReader.yaml(source, reporter, MAX_DEPTH) : TreeReader.json(source, reporter, MAX_DEPTH);
        String fault = findings.hasErrors()
                ? findings.inOrder(subject -> subject).get(0).message()
                : "";
        Object value = node == null ? null : plain(node);
        return new Read(map(value), list(value), fault, !fault.isEmpty() && !text.isBlank());
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof Node.Obj object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> {
                Object value = plain(member.value());
                if (value != null) {
                    members.put(name, value);
                }
            });
            return members;
        }
        if (node instanceof Node.Arr array) {
            List<Object> items = new ArrayList<>();
            for (Node item : array.items()) {
                Object value = plain(item);
                if (value != null) {
                    items.add(value);
                }
            }
            return items;
        }
        return node instanceof Node.Unread ? null : Values.of(node);
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    /** The strings of a list, or the words of a string between commas and spaces outside of parentheses. */
    static List<String> words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(Trees::text)
                    .filter(t -> !t.isBlank())
                    .map(String::strip)
                    .toList();
        }
        List<String> words = new ArrayList<>();
        String text = text(value);
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (((c == ',' || c == ' ') && depth <= 0) || i == text.length()) {
                if (i > from) {
                    words.add(text.substring(from, i).strip());
                }
                from = i + 1;
            }
        }
        words.removeIf(String::isEmpty);
        return words;
    }
}
