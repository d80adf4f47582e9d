/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import ai.orcarouter.core.text.Printable;

/**
 * Text of unknown origin as people can see it: a character that is not shown or that turns the order of the others
 * around, such as a line feed or a right-to-left override, becomes <code>&#92;u{202e}</code>. So names cannot draw
 * lines, hide parts of themselves or pose as others.
 */
final class Visible {
    private Visible() {}

    static String text(String text) {
        if (text.codePoints().allMatch(Printable::isPrintable)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Printable.isPrintable(point)) {
                out.appendCodePoint(point);
            } else {
                append(point, out);
            }
        });
        return out.toString();
    }

    /** Appends a character by its number. */
    static void append(int point, StringBuilder out) {
        out.append("\\u{").append(Integer.toHexString(point)).append('}');
    }
}
