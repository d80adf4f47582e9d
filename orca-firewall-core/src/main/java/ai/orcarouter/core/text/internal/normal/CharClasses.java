/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.internal.offset.Clusters;
import java.text.Normalizer;
import java.util.Arrays;

/** What a normaliser does with each character of the basic plane: one byte each, worked out once. */
final class CharClasses {
    /** Copied; composes with nothing before it. */
    static final byte PLAIN = 0;
    /** Copied, and looked at again as a look-alike of an ASCII letter that can stand for it anywhere. */
    static final byte EXACT = 1;
    /** As {@link #EXACT}, for one that can stand for it in a word with others. */
    static final byte NEAR = 2;
    /** Classes up to here are copied. */
    static final byte LAST_COPIED = NEAR;

    static final byte LATIN = 3;
    static final byte SIGN = 4;
    static final byte SPACE = 5;
    static final byte LINE = 6;
    static final byte HIDDEN = 7;
    static final byte BIDI = 8;
    static final byte JOINER = 9;
    static final byte SELECTOR = 10;
    static final byte CONTROL = 11;
    /** Changes under NFKC even when it stands alone. */
    static final byte COMPATIBLE = 12;
    /** Can compose with what is before it, or be moved among others of its kind. */
    static final byte MARK = 13;
    /** A vowel or final of Hangul, which composes with up to two letters before it. */
    static final byte JAMO = 14;

    static final byte SURROGATE = 15;

    private static final int CHARS = 1 << 16;
    private static final byte[] ALL = build();

    private CharClasses() {}

    /** The classes of the full normaliser, by character. Not to be changed. */
    static byte[] all() {
        return ALL;
    }

    /** The classes of NFKC and nothing else. Not to be changed. */
    static byte[] normalFormOnly() {
        return NormalFormOnly.CLASSES;
    }

    private static byte[] build() {
        byte[] classes = normalForm();
        LookAlikes.classify(classes);
        range(classes, 0, 8, CONTROL);
        range(classes, 0x0E, 0x1F, CONTROL);
        range(classes, 0x7F, 0x9F, CONTROL);
        range(classes, 0x2000, 0x200A, SPACE);
        each(classes, "\u00A0\u1680\u202F\u205F\u2800\u3000", SPACE);
        each(classes, "\u0085\u2028\u2029", LINE);
        each(classes, "\u034F\u115F\u1160\u17B4\u17B5\u200B\u3164\uFFA0", HIDDEN);
        range(classes, 0x180B, 0x180F, HIDDEN);
        range(classes, 0x2060, 0x2065, HIDDEN);
        range(classes, 0x206A, 0x206F, HIDDEN);
        range(classes, 0xFFF0, 0xFFFB, HIDDEN);
        each(classes, "\u061C\u200E\u200F", BIDI);
        range(classes, 0x202A, 0x202E, BIDI);
        range(classes, 0x2066, 0x2069, BIDI);
        each(classes, "\u00AD\u200C\u200D\uFEFF", JOINER);
        range(classes, 0xFE00, 0xFE0F, SELECTOR);
        return classes;
    }

    /**
     * The classes of plain NFKC: {@link #PLAIN}, {@link #COMPATIBLE}, {@link #MARK}, {@link #JAMO}, {@link #SURROGATE}.
     */
    private static byte[] normalForm() {
        byte[] classes = new byte[CHARS];
        for (int c = 0xA0; c < CHARS; c++) {
            if (!(c >= 0x3400 && c <= 0x9FFF) && !(c >= 0xAC00 && c <= 0xD7A3) && !(c >= 0xD800 && c <= 0xF8FF)) {
                classes[c] = normalForm((char) c);
            }
        }
        range(classes, Character.MIN_SURROGATE, Character.MAX_SURROGATE, SURROGATE);
        return classes;
    }

    private static byte normalForm(char c) {
        if (Clusters.isMarkType(Character.getType(c)) || c == '\uFF9E' || c == '\uFF9F') {
            return MARK; // the last two are voice marks in half width
        }
        boolean jamo = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xFFA0 && c <= 0xFFDC);
        String alone = String.valueOf(c);
        if (jamo) {
            char plain = Normalizer.normalize(alone, Normalizer.Form.NFKC).charAt(0);
            if (plain > 0x1160) {
                return JAMO;
            }
        }
        return Normalizer.isNormalized(alone, Normalizer.Form.NFKC) ? PLAIN : COMPATIBLE;
    }

    private static void range(byte[] classes, int first, int last, byte value) {
        Arrays.fill(classes, first, last + 1, value);
    }

    private static void each(byte[] classes, String chars, byte value) {
        for (int i = 0; i < chars.length(); i++) {
            classes[chars.charAt(i)] = value;
        }
    }

    /** Worked out when it is asked for. */
    private static final class NormalFormOnly {
        static final byte[] CLASSES = normalForm();

        private NormalFormOnly() {}
    }
}
