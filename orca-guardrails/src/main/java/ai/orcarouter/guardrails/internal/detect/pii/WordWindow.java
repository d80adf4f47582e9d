/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** How far around a number a word can stand that names it. */
final class WordWindow {
    /** Most characters in front of a number. */
    static final int BEFORE = 64;

    /** Most characters behind it. */
    static final int AFTER = 40;

    /** So many digits are a number of their own, and what is in front of it names that. */
    private static final int NUMBER_BETWEEN = 5;

    private static final int ASCII = 128;
    private static final byte DIGIT = 1;
    private static final byte LETTER = 2;

    /** Nothing in front of it names what follows. */
    private static final byte STOP = 4;

    private static final byte LINE = 8;

    /** Leaves a line blank, as does a line end. */
    private static final byte BLANK = 16;

    /** Nothing behind it names what it follows. */
    private static final byte STOP_BEHIND = 32;

    private static final byte[] CLASSES = classes();

    private WordWindow() {}

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            classes[c] = classOf(c);
        }
        return classes;
    }

    private static byte classOf(char c) {
        int flags = Chars.isDigit(c) ? DIGIT | STOP_BEHIND : Character.isLetter(c) ? LETTER : 0;
        flags |= ";|}".indexOf(c) >= 0 ? STOP : 0;
        flags |= c == '\n' ? LINE : 0;
        flags |= Chars.isBlank(c) || "\n\r\"'+(".indexOf(c) >= 0 ? BLANK : 0;
        flags |= "\n;|,{}:".indexOf(c) >= 0 ? STOP_BEHIND : 0;
        return (byte) flags;
    }

    private static byte flags(char c) {
        return c < ASCII ? CLASSES[c] : classOf(c);
    }

    /**
     * Where the part in front of the index begins: in its line, or the one before when nothing is between that ends
     * what it said. One bar may be between, as in a table whose first column names the second.
     */
    static int start(String text, int start) {
        int least = Math.max(0, start - BEFORE);
        int digits = 0;
        boolean blankLine = true;
        boolean bar = false;
        for (int i = start - 1; i >= least; i--) {
            int flags = flags(text.charAt(i));
            if ((flags & DIGIT) != 0) {
                digits++;
                if (digits >= NUMBER_BETWEEN && start - i > NUMBER_BETWEEN + 6) {
                    return i;
                }
            } else if ((flags & LETTER) != 0) {
                digits = 0;
            }
            if ((flags & STOP) != 0) {
                boolean next = text.charAt(i) == '|' ? !bar && blankLine : Between.isValueOf(text, i, start);
                if (!next) {
                    return i + 1;
                }
                bar = true;
            } else if ((flags & LINE) != 0 && !blankLine && !Between.isOpen(text, i, start)) {
                return i + 1;
            } else {
                blankLine &= (flags & BLANK) != 0;
            }
        }
        return least;
    }

    /** Where the part behind the index ends. */
    static int end(String text, int end) {
        int most = Math.min(text.length(), end + AFTER);
        for (int i = end; i < most; i++) {
            if ((flags(text.charAt(i)) & STOP_BEHIND) != 0) {
                return i;
            }
        }
        return most;
    }
}
