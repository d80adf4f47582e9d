/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/** What a character is to the tokens: part of a word, a word of its own, or a mark. */
final class Scripts {
    private static final int MARKS = (1 << Character.NON_SPACING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK);

    private Scripts() {}

    /** Whether a word may start with it. */
    static boolean startsWord(int c) {
        if (c < 0x80) {
            return isAsciiWord(c);
        }
        return Character.isLetterOrDigit(c);
    }

    /** Whether a word that has begun goes on with it. */
    static boolean continuesWord(int c) {
        if (c < 0x80) {
            return isAsciiWord(c);
        }
        return !isRunning(c) && (Character.isLetterOrDigit(c) || ((MARKS >> Character.getType(c)) & 1) == 1);
    }

    /** Whether it belongs to a script without spaces between words: Han, kana and Thai. */
    static boolean isRunning(int c) {
        if (c < 0xe00) {
            return false;
        }
        return (c >= 0xe00 && c <= 0xe7f) || (c >= 0x3040 && c <= 0x30ff) || Character.isIdeographic(c);
    }

    /** Whether n-grams of words stop at it. */
    static boolean endsSentence(int c) {
        return switch (c) {
            case '.', '!', '?', ':', ';', '"', '|', '>', 0x3002 -> true;
            default -> false;
        };
    }

    private static boolean isAsciiWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
