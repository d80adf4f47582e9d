/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A position in a pattern, with the small readers that the pattern and its bracket expressions share. */
final class Cursor {
    private static final int[] NO_COUNTS = {};
    private static final int TOO_MANY = 1_000_000;
    private static final int MAX_DIGITS = 8;

    private final String pattern;
    private int position;

    Cursor(String pattern) {
        this.pattern = pattern;
    }

    boolean more() {
        return position < pattern.length();
    }

    int position() {
        return position;
    }

    void rewind(int to) {
        position = to;
    }

    /** The code point here; only when there is {@linkplain #more() more}. */
    int peek() {
        return pattern.codePointAt(position);
    }

    /** The code point here, which is passed over. */
    int pop() throws RefusedPatternException {
        if (!more()) {
            throw RefusedPatternException.malformed("unexpected end of pattern");
        }
        int codePoint = pattern.codePointAt(position);
        position += Character.charCount(codePoint);
        return codePoint;
    }

    void skip(int units) {
        position += units;
    }

    boolean lookingAt(String text) {
        return pattern.startsWith(text, position);
    }

    /** Passes over {@code text} if it comes next. */
    boolean accept(String text) {
        boolean found = lookingAt(text);
        if (found) {
            position += text.length();
        }
        return found;
    }

    /** Whether {@code text} comes anywhere from here. */
    boolean comesLater(String text) {
        return pattern.indexOf(text, position) >= 0;
    }

    /** The text up to {@code end}, or the rest when that does not come; both are passed over. */
    String upTo(String end) {
        int found = pattern.indexOf(end, position);
        String text = pattern.substring(position, found < 0 ? pattern.length() : found);
        position += text.length() + (found < 0 ? 0 : end.length());
        return text;
    }

    /**
     * The counts of {@code {n}}, {@code {n,}} or {@code {n,m}}, the second negative when there is no bound; empty, and
     * nothing is passed over, when the brace is an ordinary character.
     */
    int[] counts() {
        int start = position;
        skip(1);
        int min = number();
        int max = min;
        if (min >= 0 && accept(",")) {
            max = lookingAt("}") ? -1 : number();
            if (max < 0 && !lookingAt("}")) {
                min = -1;
            }
        }
        if (min < 0 || !accept("}")) {
            position = start;
            return NO_COUNTS;
        }
        return new int[] {min, max};
    }

    /** A decimal number without leading zeros, or -1. */
    private int number() {
        int start = position;
        while (more() && isBetween('0', peek(), '9')) {
            skip(1);
        }
        int digits = position - start;
        if (digits == 0 || (digits > 1 && pattern.charAt(start) == '0')) {
            return -1;
        }
        return digits > MAX_DIGITS ? TOO_MANY : Integer.parseInt(pattern, start, position, 10);
    }

    /** The code point that an escape at this position stands for. */
    int escape() throws RefusedPatternException {
        skip(1);
        int letter = pop();
        return switch (letter) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'x' -> hexadecimal();
            case '0' -> octal(0);
            default -> otherEscape(letter);
        };
    }

    private int otherEscape(int letter) throws RefusedPatternException {
        if (isBetween('1', letter, '7') && more() && isBetween('0', peek(), '7')) {
            return octal(letter - '0');
        }
        if (isAlphanumeric(letter)) {
            throw RefusedPatternException.malformed("invalid escape sequence");
        }
        return letter;
    }

    private int octal(int firstDigit) throws RefusedPatternException {
        int value = firstDigit;
        for (int i = 1; i < 3 && more() && isBetween('0', peek(), '7'); i++) {
            value = (8 * value) + (pop() - '0');
        }
        return value;
    }

    private int hexadecimal() throws RefusedPatternException {
        if (!accept("{")) {
            int high = hexDigit();
            return (16 * high) + hexDigit();
        }
        int value = hexDigit();
        while (!accept("}")) {
            value = (16 * value) + hexDigit();
            if (value > Character.MAX_CODE_POINT) {
                throw RefusedPatternException.malformed("invalid escape sequence");
            }
        }
        return value;
    }

    private int hexDigit() throws RefusedPatternException {
        int digit = pop();
        if (isBetween('0', digit, '9')) {
            return digit - '0';
        }
        int lower = digit | 0x20;
        if (digit < 0x80 && isBetween('a', lower, 'f')) {
            return (lower - 'a') + 10;
        }
        throw RefusedPatternException.malformed("invalid escape sequence");
    }

    private static boolean isAlphanumeric(int codePoint) {
        return isBetween('0', codePoint, '9') || isBetween('A', codePoint, 'Z') || isBetween('a', codePoint, 'z');
    }

    private static boolean isBetween(int low, int codePoint, int high) {
        return low <= codePoint && codePoint <= high;
    }
}
