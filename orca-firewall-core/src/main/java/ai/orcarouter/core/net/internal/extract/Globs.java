/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expands {@code {a,b}}, {@code [1-3]} and {@code [a-c]} as shells and curl do. */
final class Globs {
    /** Longer texts are taken as they are, so that the work stays bounded. */
    private static final int MAX_CHARS = 2_048;

    private Globs() {}

    /** Every text that {@code text} stands for, itself alone when it has no glob, or null when there are too many. */
    static @Nullable List<String> expand(String text, boolean ranges) {
        if (text.length() > MAX_CHARS) {
            return List.of(text);
        }
        List<String> done = new ArrayList<>();
        done.add("");
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '{' ? text.indexOf('}', i) : c == '[' && ranges ? text.indexOf(']', i) : -1;
            List<String> choices = end < 0 ? List.of() : choices(text.substring(i + 1, end), c);
            if (choices.isEmpty()) {
                int next = end < 0 || c == '{' ? i + 1 : end + 1;
                next = Math.max(next, Ascii.firstOf(text, "{[", next));
                append(done, List.of(text.substring(i, next)));
                i = next;
            } else {
                if ((long) done.size() * choices.size() > Caps.GLOB) {
                    return null;
                }
                done = product(done, choices);
                i = end + 1;
            }
        }
        return done;
    }

    private static void append(List<String> all, List<String> one) {
        all.replaceAll(text -> text + one.get(0));
    }

    private static List<String> product(List<String> left, List<String> right) {
        List<String> out = new ArrayList<>(left.size() * right.size());
        for (String a : left) {
            for (String b : right) {
                out.add(a + b);
            }
        }
        return out;
    }

    private static List<String> choices(String inner, char open) {
        if (open == '{' && inner.indexOf(',') >= 0) {
            List<String> parts = new ArrayList<>();
            int start = 0;
            while (start <= inner.length()) {
                int end = Ascii.firstOf(inner, ",", start);
                parts.add(inner.substring(start, end));
                start = end + 1;
            }
            return parts;
        }
        int dots = open == '{' ? inner.indexOf("..") : -1;
        int dash = open == '[' ? inner.indexOf('-', 1) : dots;
        return dash > 0 ? range(inner.substring(0, dash), inner.substring(dash + (open == '[' ? 1 : 2))) : List.of();
    }

    private static List<String> range(String from, String rest) {
        int colon = rest.indexOf(':');
        String to = colon < 0 ? rest : rest.substring(0, colon);
        if (from.length() == 1 && to.length() == 1 && Ascii.letter(from.charAt(0)) && Ascii.letter(to.charAt(0))) {
            List<String> letters = new ArrayList<>();
            for (char c = from.charAt(0); c <= to.charAt(0); c++) {
                letters.add(String.valueOf(c));
            }
            return letters;
        }
        if (!Ascii.digits(from) || !Ascii.digits(to) || from.length() > 6 || to.length() > 6) {
            return List.of();
        }
        int low = Integer.parseInt(from);
        int high = Integer.parseInt(to);
        List<String> numbers = new ArrayList<>();
        for (int n = low; n <= high && numbers.size() <= Caps.GLOB; n++) {
            String digits = Integer.toString(n);
            numbers.add("0".repeat(from.startsWith("0") ? Math.max(0, from.length() - digits.length()) : 0) + digits);
        }
        return numbers;
    }
}
