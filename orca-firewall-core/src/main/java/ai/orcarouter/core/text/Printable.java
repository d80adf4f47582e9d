/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

/**
 * The characters that a reader can see, or sees as a space. Text of others that is shown to people keeps only these, so
 * that nothing in it hides, moves a cursor or turns the direction of writing. Stateless.
 */
public final class Printable {
    private Printable() {}

    /**
     * Whether a character has a shape or is a space of one line: no control, format, private or unassigned character,
     * no half of a pair, and no separator of lines or paragraphs (general categories of Unicode Cc, Cf, Co, Cn, Cs, Zl
     * and Zp).
     */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
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
