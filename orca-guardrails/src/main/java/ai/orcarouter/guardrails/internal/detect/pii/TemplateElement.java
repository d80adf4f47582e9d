/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * One element of a {@link Template}.
 *
 * @param members the signs of a set or of literal text
 * @param least how many of it there are at least
 * @param most how many of it there are at most
 * @param low the characters it takes, a bit for each below 64
 * @param high a bit for each from 64 to 127
 */
record TemplateElement(Kind kind, String members, int least, int most, long low, long high) {
    private static final int HALF = 64;
    private static final char NO_BREAK_SPACE = '\u00A0';

    /** What an element takes. */
    enum Kind {
        DIGIT,
        LETTER,
        EITHER,
        SET,
        LITERAL,
        BLANK,
        SEPARATOR
    }

    static TemplateElement of(Kind kind, String members, int least, int most) {
        long low = 0;
        long high = 0;
        for (char c = 1; c < 2 * HALF; c++) {
            boolean taken = switch (kind) {
                case DIGIT -> Chars.isDigit(c);
                case LETTER -> Chars.isAlpha(c);
                case EITHER -> Chars.isAlnum(c);
                case SET -> members.indexOf(Chars.upper(c)) >= 0;
                case LITERAL -> c == members.charAt(0);
                case BLANK, SEPARATOR -> false;
            };
            low |= taken && c < HALF ? 1L << c : 0;
            high |= taken && c >= HALF ? 1L << (c - HALF) : 0;
        }
        return new TemplateElement(kind, members, least, most, low, high);
    }

    boolean takes(char c) {
        if (c < HALF) {
            return ((low >>> c) & 1) != 0;
        }
        if (c < 2 * HALF) {
            return ((high >>> (c - HALF)) & 1) != 0;
        }
        return members.indexOf(c == NO_BREAK_SPACE && kind == Kind.LITERAL ? ' ' : c) >= 0;
    }

    boolean takesAny(boolean digits) {
        for (char c = digits ? '0' : 'A'; c <= (digits ? '9' : 'Z'); c++) {
            if (takes(c) || (!digits && takes((char) (c | 0x20)))) {
                return true;
            }
        }
        return false;
    }

    /** What it can begin with, of digits or letters and of all signs. */
    int followers(boolean digits) {
        int followers = takesAny(digits) ? Template.ALNUM_FOLLOWER : 0;
        if (kind == Kind.LITERAL || kind == Kind.SET) {
            for (int i = 0; i < members.length(); i++) {
                followers |= Chars.isAlnum(members.charAt(i)) ? 0 : Template.follower(members.charAt(i));
            }
        }
        return followers;
    }

    boolean isOptionalSign() {
        return kind == Kind.BLANK || kind == Kind.SEPARATOR;
    }
}
