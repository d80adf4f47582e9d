/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Tells random values from words and identifiers, by how surprising each character is after the one before it: a letter
 * after a letter by a table counted over source text ({@code bigrams.txt}, 0 to 9 bits), a letter after a digit or the
 * other way round and an odd change of case by a fixed price. Random letters come to about 5.5 bits a step, words and
 * camel case to 3 or 4.
 */
final class Rarity {
    private static final int LETTERS = 26;
    private static final double LETTER_AND_DIGIT = 6.5;
    private static final double ODD_CASE = 2.5;
    private static final double DIGITS = 3.3;
    private static final double JOINT = 2.5;

    private static final byte[] BITS = read();

    private Rarity() {}

    private static byte[] read() {
        List<String> lines = Packs.lines("bigrams.txt");
        byte[] bits = new byte[LETTERS * LETTERS];
        for (int row = 0; row < LETTERS; row++) {
            for (int column = 0; column < LETTERS; column++) {
                bits[(row * LETTERS) + column] = (byte) (lines.get(row).charAt(column) - '0');
            }
        }
        return bits;
    }

    /** Bits a step on average; 0 when there are fewer than two characters. */
    static double of(String text, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to; i++) {
            sum += step(text, i, from);
        }
        return to - from < 2 ? 0 : sum / (to - from - 1);
    }

    private static double step(String text, int i, int from) {
        char before = text.charAt(i - 1);
        char now = text.charAt(i);
        boolean letter = Edges.isLetter(now);
        if (letter && Edges.isLetter(before)) {
            double bits = BITS[(((before | 0x20) - 'a') * LETTERS) + ((now | 0x20) - 'a')];
            boolean odd =
                    Edges.isUpper(before) && Edges.isLower(now) && i >= from + 2 && Edges.isUpper(text.charAt(i - 2));
            boolean hump = Edges.isLower(before) && Edges.isUpper(now);
            return hump ? JOINT + 1 : odd ? bits + ODD_CASE : bits;
        }
        if (Edges.isDigit(now) && Edges.isDigit(before)) {
            return DIGITS;
        }
        if ((letter && Edges.isDigit(before)) || (Edges.isDigit(now) && Edges.isLetter(before))) {
            return LETTER_AND_DIGIT;
        }
        return JOINT;
    }
}
