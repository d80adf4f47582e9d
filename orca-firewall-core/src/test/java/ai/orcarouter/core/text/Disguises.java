/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that are hard to read, and ways to write a text so that it looks the same or is decoded to the same. */
public final class Disguises {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String CYRILLIC =
            "\u0430b\u0441\u0501\u0435fg\u04BB\u0456\u0458klmn\u043E\u0440\u051Br\u0455tuv\u051D\u0445\u0443z";
    private static final String HIDDEN = "\u200B\u2060\uFEFF\u00AD\u200C\u200D\u202E\u2066\u034F\u180E\u0001\uFE0F";

    private Disguises() {}

    /** Texts of up to {@code size} parts from everywhere in Unicode, mostly from where things happen. */
    public static Arbitrary<String> anyText(int size) {
        Arbitrary<String> anything =
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, range(0x20, 0x7E)),
                        Tuple.of(4, range(0x300, 0x36F)),
                        Tuple.of(3, range(0x370, 0x5FF)),
                        Tuple.of(2, range(0x600, 0x18FF)),
                        Tuple.of(2, range(0x1E00, 0x20FF)),
                        Tuple.of(1, range(0x13A0, 0x13FF)),
                        Tuple.of(1, range(0x2C80, 0x2CFF)),
                        Tuple.of(2, range(0x1100, 0x11FF)),
                        Tuple.of(1, range(0x3040, 0x318F)),
                        Tuple.of(1, range(0xAC00, 0xAC3F)),
                        Tuple.of(2, range(0xFE00, 0xFFFF)),
                        Tuple.of(1, range(0xD800, 0xDFFF)),
                        Tuple.of(1, range(0x1D100, 0x1D7FF)),
                        Tuple.of(1, range(0x1F100, 0x1F6FF)),
                        Tuple.of(1, range(0xE0000, 0xE01EF)),
                        Tuple.of(2, Arbitraries.of(HIDDEN.split(""))),
                        Tuple.of(1, Arbitraries.of("\n", "\t", "\r\n", "\u0000", "\u0130", "\u00A0")),
                        Tuple.of(1, anything))
                .list()
                .ofMaxSize(size)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> range(int first, int last) {
        return Arbitraries.integers()
                .between(first, last)
                .map(point -> point < 0x10000 ? String.valueOf((char) (int) point) : Character.toString(point));
    }

    /** Ways to write a lower-case ASCII letter so that a normaliser reads the letter; at least one is the letter. */
    public static List<String> formsOf(char letter) {
        int index = LETTERS.indexOf(letter);
        if (index < 0) {
            return List.of(String.valueOf(letter), letter + "\u200B");
        }
        return List.of(
                String.valueOf(letter),
                letter + "\u200B",
                letter + "\u2060\uFEFF",
                letter + "\u202E",
                letter + "\u0337",
                letter + "\u0336\u20DD",
                String.valueOf(CYRILLIC.charAt(index)),
                String.valueOf((char) (0xFF41 + index)),
                String.valueOf((char) (0x24D0 + index)),
                Character.toString(0x1D41A + index),
                Character.toString(0x1D5BA + index),
                Character.toString(0xE0061 + index));
    }

    /** The letters of a needle, each written in a way of its own. */
    public static Arbitrary<String> disguised(String needle) {
        Arbitrary<String> all = Arbitraries.just("");
        for (int i = 0; i < needle.length(); i++) {
            Arbitrary<String> form = Arbitraries.of(formsOf(needle.charAt(i)));
            all = net.jqwik.api.Combinators.combine(all, form).as(String::concat);
        }
        return all;
    }
}
