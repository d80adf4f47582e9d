/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** The letters, in upper case, and digits of a candidate without what separates them. Reused; one thread at a time. */
final class Compact {
    private static final int CAPACITY = 64;

    private final char[] chars = new char[CAPACITY];
    private int length;

    /** The compact form of a text; for tests and tables. */
    static Compact of(String text) {
        Compact compact = new Compact();
        compact.read(text, 0, text.length());
        return compact;
    }

    /** Takes the span; what does not fit is left out, so that no check of a shorter identifier can hold. */
    void read(String text, int start, int end) {
        length = 0;
        for (int i = start; i < end && length < CAPACITY; i++) {
            char c = text.charAt(i);
            if (Chars.isAlnum(c)) {
                chars[length++] = Chars.upper(c);
            }
        }
    }

    int length() {
        return length;
    }

    char at(int index) {
        return chars[index];
    }

    boolean isDigit(int index) {
        return Chars.isDigit(chars[index]);
    }

    /** The digit, or a value over 9 for a letter: A is 10, Z is 35. */
    int value(int index) {
        char c = chars[index];
        return Chars.isDigit(c) ? c - '0' : c - 'A' + 10;
    }

    /** The number that the digits of the part write; a letter counts as its value. */
    long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number * 10) + value(i);
        }
        return number;
    }

    /** Whether the part is nothing but digits. */
    boolean digits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    boolean allDigits(int count) {
        return length == count && digits(0, count);
    }

    /** Whether one character is all there is. */
    boolean isRepeated() {
        for (int i = 1; i < length; i++) {
            if (chars[i] != chars[0]) {
                return false;
            }
        }
        return true;
    }
}
