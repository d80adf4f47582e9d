/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills in templates: {@code {a|b}} is a choice, {@code {name}} one of a named list, {@code \n} a line end and a
 * backslash takes the meaning off what follows it. The same template gives the same texts on every machine.
 */
final class Templates {
    private static final int DEEPEST = 12;

    private final Map<String, List<String>> lists = new HashMap<>();

    Templates(List<String> listLines) {
        for (String line : listLines) {
            int equals = line.indexOf(" = ");
            List<String> choices = lists.computeIfAbsent(line.substring(0, equals), k -> new ArrayList<>());
            choices(line.substring(equals + 3)).forEach(choice -> choices.add(choice.strip()));
        }
    }

    /** Adds a named list. */
    void add(String name, List<String> choices) {
        lists.put(name, List.copyOf(choices));
    }

    /** Up to {@code count} texts of a template, without repetitions. */
    List<String> fill(String template, int count) {
        Random random = new Random(template.hashCode());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = fillOnce(template, random);
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** One text of a template. */
    String fillOnce(String template, Random random) {
        StringBuilder out = new StringBuilder();
        fill(template, random, 0, out);
        return out.toString().strip();
    }

    private void fill(String template, Random random, int depth, StringBuilder out) {
        int at = 0;
        while (at < template.length() && depth <= DEEPEST) {
            char c = template.charAt(at);
            if (c == '\\' && at + 1 < template.length()) {
                char next = template.charAt(at + 1);
                out.append(next == 'n' ? '\n' : next);
                at += 2;
            } else if (c == '{') {
                int end = closing(template, at);
                List<String> choices = choices(template.substring(at + 1, end));
                List<String> named = choices.size() == 1 ? lists.get(choices.get(0)) : choices;
                if (named == null) {
                    throw new IllegalArgumentException("no list of this name: " + choices.get(0));
                }
                fill(named.get(random.nextInt(named.size())), random, depth + 1, out);
                at = end + 1;
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private static int closing(String template, int open) {
        int depth = 0;
        for (int at = open; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException("a brace is not closed: " + template);
    }

    private static List<String> choices(String body) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '|' && depth == 0) {
                choices.add(body.substring(from, at));
                from = at + 1;
            }
        }
        choices.add(body.substring(from));
        return choices;
    }
}
