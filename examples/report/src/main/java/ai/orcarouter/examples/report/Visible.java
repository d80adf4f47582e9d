/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

/**
 * Text of unknown origin as people can see it: a character that is not shown or that turns the order of the others
 * around, such as a line feed or a right-to-left override, becomes <code>&#92;u{202e}</code>. So names cannot draw
 * lines, hide parts of themselves or pose as others.
 */
final class Visible {
    private Visible() {}

    static String text(String text) {
        if (text.codePoints().allMatch(Visible::isShown)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isShown(point)) {
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

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
