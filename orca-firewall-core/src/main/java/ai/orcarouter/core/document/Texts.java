/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

/** How findings show authored text. */
public final class Texts {
    private static final int MAX_SHOWN = 80;

    private Texts() {}

    /** The text in quotes, cut when long, with anything that could upset a terminal escaped. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        int length = Math.min(text.length(), MAX_SHOWN);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (isPlain(c)) {
                out.append(c);
            } else {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append(text.length() > MAX_SHOWN ? "...\"" : "\"").toString();
    }

    /** Whether a surrogate stands alone. */
    public static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isPlain(char c) {
        int type = Character.getType(c);
        return c >= ' '
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED;
    }
}
