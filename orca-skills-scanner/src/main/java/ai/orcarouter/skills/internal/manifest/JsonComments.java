/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

/** JSON as editors and clients let people write it. */
final class JsonComments {
    private JsonComments() {}

    /** The text with blanks for comments and for commas before closing brackets; of the same length. */
    static String without(String text) {
        StringBuilder out = new StringBuilder(text);
        int comma = -1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (c == '"') {
                end = string(text, i);
                comma = -1;
            } else if (text.startsWith("//", i)) {
                end = blank(out, i, before(text, "\n", i));
            } else if (text.startsWith("/*", i)) {
                end = blank(out, i, Math.min(text.length(), before(text, "*/", i + 2) + 2));
            } else if (c == ',') {
                comma = i;
            } else if (c == '}' || c == ']') {
                if (comma >= 0) {
                    out.setCharAt(comma, ' ');
                }
                comma = -1;
            } else if (c > ' ') {
                comma = -1;
            }
            i = end;
        }
        return out.toString();
    }

    private static int string(String text, int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    private static int before(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at;
    }

    private static int blank(StringBuilder out, int from, int to) {
        for (int i = from; i < to; i++) {
            if (out.charAt(i) != '\n') {
                out.setCharAt(i, ' ');
            }
        }
        return to;
    }
}
