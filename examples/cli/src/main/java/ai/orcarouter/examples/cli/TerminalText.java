/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.text.Printable;

/**
 * Makes stored text safe to show. Names of tools, reasons and arguments come from agents and models, and a terminal
 * acts on what is in them: escape sequences move the cursor or set its title, direction marks turn words around,
 * characters without width hide some.
 */
final class TerminalText {
    private TerminalText() {}

    /** The text with {@code <U+001B>} in place of every character that does anything but show itself. */
    static String plain(String text) {
        int bad = nextActive(text, 0);
        if (bad == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int from = 0;
        while (bad < text.length()) {
            int point = text.codePointAt(bad);
            out.append(text, from, bad).append("<U+");
            pad(out, Integer.toHexString(point)).append('>');
            from = bad + Character.charCount(point);
            bad = nextActive(text, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /**
     * The same JSON value with {@code \}{@code u001b} in place of every such character; JSON itself asks for that below
     * U+0020 only. Outside its strings an object on one line has none.
     */
    static String json(String object) {
        int bad = nextActive(object, 0);
        if (bad == object.length()) {
            return object;
        }
        StringBuilder out = new StringBuilder(object.length() + 16);
        int from = 0;
        while (bad < object.length()) {
            int end = bad + Character.charCount(object.codePointAt(bad));
            out.append(object, from, bad);
            for (int i = bad; i < end; i++) {
                pad(out.append("\\u"), Integer.toHexString(object.charAt(i)));
            }
            from = end;
            bad = nextActive(object, from);
        }
        return out.append(object, from, object.length()).toString();
    }

    private static StringBuilder pad(StringBuilder out, String digits) {
        return out.append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
    }

    private static int nextActive(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (!Printable.isPrintable(point)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return i;
    }
}
