/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/**
 * A run of tag characters (U+E0000 to U+E007F), which no font shows and models read as the ASCII that they stand for.
 *
 * @param end where the run ends
 * @param isFlag whether it makes the black flag before it the flag of England, Scotland or Wales
 * @param isApart whether it is long enough to be a text of its own, and not letters of the word around it
 */
record TagRun(int end, boolean isFlag, boolean isApart) {
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final char HIGH = '\uDB40';
    private static final char LOW = '\uDC00';
    private static final char LAST_LOW = '\uDC7F';
    private static final int APART = 4;

    /** Reads the run that starts at {@code from}. */
    static TagRun at(String text, int from) {
        int at = from;
        int letters = 0;
        while (isTag(text, at)) {
            letters += ascii(text, at) == 0 ? 0 : 1;
            at += 2;
        }
        boolean flag = at - from == 12 && from >= 2 && text.codePointBefore(from) == BLACK_FLAG && isRegion(text, from);
        return new TagRun(at, flag, letters >= APART);
    }

    /** The printable character that the tag at an index stands for, or NUL. */
    static char ascii(String text, int at) {
        char c = (char) (text.charAt(at + 1) - LOW);
        return c >= ' ' && c < 0x7F ? c : 0;
    }

    private static boolean isTag(String text, int at) {
        return at + 1 < text.length()
                && text.charAt(at) == HIGH
                && text.charAt(at + 1) >= LOW
                && text.charAt(at + 1) <= LAST_LOW;
    }

    private static boolean isRegion(String text, int from) {
        StringBuilder region = new StringBuilder(6);
        for (int at = from; at < from + 10; at += 2) {
            region.append(ascii(text, at));
        }
        boolean ended = text.charAt(from + 11) == LAST_LOW;
        String name = region.toString();
        return ended && (name.equals("gbeng") || name.equals("gbsct") || name.equals("gbwls"));
    }
}
