/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.nio.charset.StandardCharsets;

/** Path, query and fragment of a URL, which are carried along and not interpreted. */
public final class UrlRest {
    private static final String ESCAPED = " \"<>\\^`{|}";

    private UrlRest() {}

    /** Refuses control characters and lone surrogates: some clients drop them and some split the request there. */
    public static void requireClean(String text, int from) throws Refusal {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                throw new Refusal("control_character", "control character " + HostText.point(c));
            }
            if (Character.isSurrogate(c)) {
                if (!HostText.isPairAt(text, i)) {
                    throw new Refusal("lone_surrogate", "half of a surrogate pair " + HostText.point(c));
                }
                i++;
            }
        }
    }

    /** Percent-encodes what is not ASCII or not allowed in a URL; escapes that are there already stay. */
    public static String escape(String text) {
        int i = 0;
        while (i < text.length() && isKept(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && isKept((char) b)) {
                out.append((char) b);
            } else {
                out.append('%').append(digit(b >> 4)).append(digit(b));
            }
        }
        return out.toString();
    }

    private static boolean isKept(char c) {
        return c > ' ' && c < 0x7f && ESCAPED.indexOf(c) < 0;
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value & 15);
    }
}
