/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.text.Printable;
import java.util.Locale;

/** Shortens text at fault and makes visible what a reader would not see. */
final class Evidence {
    /** The most UTF-16 units of text that are shown. */
    static final int LONGEST = 160;

    private static final String CUT = "...";

    private Evidence() {}

    /** The text as it is shown. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length() && shown.length() < LONGEST) {
            int c = text.codePointAt(at);
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else if (c == '\n' || c == '\t' || c == '\r') {
                shown.append(' ');
            } else {
                shown.append("\\u{")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append('}');
            }
            at += Character.charCount(c);
        }
        return at < text.length() ? shown.append(CUT).toString() : shown.toString();
    }

    /** The text around a place. */
    static String around(String text, int start, int end) {
        int from = Math.max(0, start - 20);
        int to = Math.min(text.length(), Math.max(end, start + 1) + 60);
        return of(text.substring(from, to));
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        boolean bare = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        return Printable.isPrintable(c) && !bare && c != 0x3164 && c != 0x115f && c != 0x1160 && c != 0x2800;
    }
}
