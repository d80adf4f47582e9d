/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A condition on a position between two code points. */
enum Assertion {
    BEGIN_TEXT(0x01),
    BEGIN_LINE(0x02),
    END_TEXT(0x04),
    END_LINE(0x08),
    WORD_BOUNDARY(0x10),
    NO_WORD_BOUNDARY(0x20);

    /** Those that the code point before the position decides alone. */
    static final int BEGINS = BEGIN_TEXT.bit() | BEGIN_LINE.bit();

    /** Those that need to know whether the neighbours are word characters. */
    static final int WORDS = WORD_BOUNDARY.bit() | NO_WORD_BOUNDARY.bit();

    /** All of them. */
    static final int ALL = 0x3F;

    private final int bit;

    Assertion(int bit) {
        this.bit = bit;
    }

    /** The same condition for a text that is read from its end. */
    Assertion mirrored() {
        return switch (this) {
            case BEGIN_TEXT -> END_TEXT;
            case BEGIN_LINE -> END_LINE;
            case END_TEXT -> BEGIN_TEXT;
            case END_LINE -> BEGIN_LINE;
            case WORD_BOUNDARY -> WORD_BOUNDARY;
            case NO_WORD_BOUNDARY -> NO_WORD_BOUNDARY;
        };
    }

    /** Its bit in a set of assertions. */
    int bit() {
        return bit;
    }
}
