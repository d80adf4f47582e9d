/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.Locale;
import java.util.Set;

/** Tells addresses and paths from words. Immutable and thread-safe. */
final class Atoms {
    private static final Set<String> ENDINGS = Set.of(
            "com",
            "net",
            "org",
            "dev",
            "example",
            "xyz",
            "ru",
            "cn",
            "co",
            "app",
            "info",
            "biz",
            "site",
            "online",
            "top",
            "test",
            "invalid",
            "cloud",
            "cc",
            "tk",
            "pw",
            "onion",
            "internal",
            "live",
            "club",
            "de",
            "fr",
            "uk",
            "eu");

    private final long url;
    private final long mail;
    private final long host;

    Atoms(Lexicon lexicon) {
        host = lexicon.meaning("DEST");
        url = host | lexicon.meaning("URL");
        mail = host | lexicon.meaning("EMAIL");
    }

    /** Whether a word or address goes on with this character. */
    static boolean goesOn(int c) {
        return switch (c) {
            case '_', '-', '.', '@', ':', '/', '%', '+', '=', '&', '?', '#', '~', '\\', '\'', 0x2019, '$' -> true;
            default -> Fold.isWord(c);
        };
    }

    /** Whether it is no part of a word or address that it stands behind. */
    static boolean isTrailing(char c) {
        return !Fold.isWord(c) && c != '/' && c != '\\' && !Character.isSurrogate(c);
    }

    /** The meanings of an address or path, which is one word; -1 when it is something else. */
    long meanings(String text, int start, int end) {
        int colon = find(text, ':', start, end);
        if (colon >= 0 && text.startsWith("://", colon)) {
            return url;
        }
        int at = find(text, '@', start, end);
        if (at > start && find(text, '.', at, end) > 0) {
            return mail;
        }
        int slash = find(text, '/', start, end);
        if (isHost(text, start, slash < 0 ? end : slash)) {
            return slash < 0 ? host : url;
        }
        return isPath(text, start, end, slash >= 0) ? 0 : -1;
    }

    private static boolean isPath(String text, int start, int end, boolean slashed) {
        return switch (text.charAt(start)) {
            case '~', '/', '.', '$', '%' -> true;
            default -> find(text, '\\', start, end) >= 0 || (slashed && find(text, '.', start, end) >= 0);
        };
    }

    private static int find(String text, char c, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is a host name below a known ending, or an address of four numbers that is not this machine. */
    private static boolean isHost(String text, int start, int end) {
        int dots = 0;
        int lastDot = -1;
        boolean digits = true;
        int stop = end;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' && dots > 0) {
                stop = i;
                break;
            }
            if (c == '.') {
                dots++;
                lastDot = i;
            } else if (c != '-' && !Fold.isWord(c)) {
                return false;
            }
            digits &= c == '.' || (c >= '0' && c <= '9');
        }
        if (lastDot <= start || lastDot == stop - 1) {
            return false;
        }
        if (digits) {
            return dots == 3 && !text.startsWith("127.", start) && !text.startsWith("0.0.0.0", start);
        }
        return stop - lastDot <= 9
                && ENDINGS.contains(text.substring(lastDot + 1, stop).toLowerCase(Locale.ROOT));
    }
}
