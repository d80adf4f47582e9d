/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text cut at the marks of a URL, nothing judged yet.
 *
 * @param scheme lower case; empty for a reference such as {@code //host/path}
 * @param authority what stands between the slashes and the first {@code / ? #}
 * @param tail the rest, with its first character
 * @param strict whether there were exactly two forward slashes and no tab or line break inside
 */
record UrlText(String scheme, String authority, String tail, boolean strict) {
    private static final int MAX_SCHEME = 32;

    /** Cuts {@code text}, or returns null when it does not start like a URL with an authority. */
    static @Nullable UrlText parse(String text) {
        UrlText plain = cut(text, true);
        if (plain != null || (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0)) {
            return plain;
        }
        // Web clients drop these characters wherever they stand.
        return cut(text.replace("\t", "").replace("\n", "").replace("\r", ""), false);
    }

    private static @Nullable UrlText cut(String text, boolean clean) {
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean web = colon < 0 || Schemes.web(scheme);
        int start = colon + 1;
        int at = start;
        while (at < text.length() && (text.charAt(at) == '/' || (web && text.charAt(at) == '\\'))) {
            at++;
        }
        int slashes = at - start;
        boolean exact = slashes >= 2 && text.startsWith("//", start) && (!web || slashes == 2);
        if (colon < 0 ? slashes != 2 || !exact : !exact && !Schemes.web(scheme)) {
            return null;
        }
        if (!web) {
            at = start + 2;
        }
        int end = at;
        while (end < text.length() && !ends(text.charAt(end), web)) {
            end++;
        }
        return new UrlText(scheme, text.substring(at, end), text.substring(end), clean && exact);
    }

    private static boolean ends(char c, boolean web) {
        return c == '/' || c == '?' || c == '#' || (web && c == '\\');
    }

    /** Index of the colon after a scheme, or -1. */
    static int schemeEnd(String text) {
        for (int i = 0; i < text.length() && i <= MAX_SCHEME; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > 0 ? i : -1;
            }
            if (!Ascii.letter(c) && (i == 0 || (!Ascii.digit(c) && c != '+' && c != '-' && c != '.' && c != '_'))) {
                return -1;
            }
        }
        return -1;
    }
}
