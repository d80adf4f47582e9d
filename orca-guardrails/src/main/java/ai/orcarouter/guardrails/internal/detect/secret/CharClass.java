/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.Optional;

/** The sets of ASCII characters that runs of a credential are made of, by the name they have in the packs. */
enum CharClass {
    DIGIT("digit", "0-9"),
    HEX_LOWER("hex", "0-9a-f"),
    HEX_UPPER("HEX", "0-9A-F"),
    HEX_ANY("anyhex", "0-9a-fA-F"),
    LOWER("lower", "a-z"),
    UPPER("upper", "A-Z"),
    LETTER("letter", "a-zA-Z"),
    LOWER_OR_DIGIT("lownum", "0-9a-z"),
    UPPER_OR_DIGIT("upnum", "0-9A-Z"),
    ALPHANUMERIC("alnum", "0-9a-zA-Z"),
    WORD("word", "0-9a-zA-Z_"),
    SLUG("slug", "0-9a-zA-Z--"),
    PERCENT("percent", "0-9a-zA-Z%"),
    URL64("url64", "0-9a-zA-Z--_"),
    URL64_PADDED("url64pad", "0-9a-zA-Z--_="),
    URL64_PLUS("url64plus", "0-9a-zA-Z--_+"),
    DOTTED("dotted", "0-9a-zA-Z--_."),
    TILDE("tilde", "0-9a-zA-Z--_.~"),
    BASE64("b64", "0-9a-zA-Z+/"),
    BASE64_DOT("dotb64", "0-9a-zA-Z./"),
    BASE64_PADDED("b64pad", "0-9a-zA-Z+/="),
    BASE32("b32", "A-Z2-7"),
    BASE32_LOWER("b32low", "a-z2-7"),
    TOKEN("token", "0-9a-zA-Z--_.=+/~"),
    DJANGO("django", "0-9a-z!@#$%^&*(--_=+)"),
    PAD("pad", "=");

    private final String label;
    private final String members;
    private final long low;
    private final long high;

    CharClass(String label, String ranges) {
        this.label = label;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < ranges.length(); i++) {
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-' && ranges.charAt(i) != '-';
            char last = range && ranges.charAt(i + 2) != '-' ? ranges.charAt(i + 2) : ranges.charAt(i);
            for (char c = ranges.charAt(i); c <= last; c++) {
                all.append(c);
            }
            if (last != ranges.charAt(i)) {
                i += 2;
            }
        }
        members = all.toString();
        long below = 0;
        long above = 0;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (c < 64) {
                below |= 1L << c;
            } else {
                above |= 1L << (c - 64);
            }
        }
        low = below;
        high = above;
    }

    /** The class of that name in the packs. */
    static Optional<CharClass> named(String label) {
        for (CharClass each : values()) {
            if (each.label.equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    boolean has(char c) {
        return c < 64 ? ((low >>> c) & 1) != 0 : c < 128 && ((high >>> (c - 64)) & 1) != 0;
    }

    /** How many characters from {@code from} belong to the class, {@code most} at most. */
    int run(String text, int from, int most) {
        int end = (int) Math.min(text.length(), (long) from + most);
        int at = from;
        while (at < end && has(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    /** All its characters, each once or more. */
    String members() {
        return members;
    }
}
