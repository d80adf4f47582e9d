/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Locale;
import java.util.Set;

/**
 * What has no digit to find it by and is looked for behind its own word only: web addresses that are said to be
 * someone's, and bank identifier codes (ISO 9362) of letters.
 */
final class WordedMatcher {
    private static final PiiKind URL = PiiKind.of("URL");
    private static final PiiKind BIC = PiiKind.of("SWIFT_BIC");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> GENERIC = Set.of(
            "com", "org", "net", "edu", "gov", "info", "biz", "io", "dev", "app", "me", "name", "blog", "site",
            "online", "uk", "eu");
    private static final String[] BIC_WORDS = {"BIC", "SWIFT", "Swift", "bic", "swift"};
    private static final int REACH = 48;
    private static final int LONGEST_ALONE = 300;

    private final int urlWords;
    private final int bicWords;

    WordedMatcher(OwnWords words) {
        this.urlWords = words.kind(URL.name());
        this.bicWords = words.kind(BIC.name());
    }

    void match(String text, PiiDetector.Scans scans) {
        PiiScan scan = scans.current();
        if (scan.mentions(bicWords)) {
            for (String word : BIC_WORDS) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                    bic(text, at + word.length(), scan);
                }
            }
        }
        if (scan.mentions(urlWords) || (text.length() <= LONGEST_ALONE && scan.mayBeAlone(0))) {
            urls(text, scan);
        }
    }

    private static void bic(String text, int from, PiiScan scan) {
        int limit = Math.min(text.length(), from + REACH);
        int at = from;
        while (at < limit) {
            if (!Chars.isUpper(text.charAt(at))) {
                at++;
                continue;
            }
            int end = Chars.tokenEnd(text, at);
            int length = end - at;
            if ((length == 8 || length == 11) && !Chars.isWord(Chars.at(text, at - 1)) && isBic(text, at, end)) {
                scan.add(BIC, at, end, 0.85, true);
                return;
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isBic(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Chars.isUpper(text.charAt(i))) {
                return false;
            }
        }
        return COUNTRIES.contains(text.substring(start + 4, start + 6)) && !Chars.isWord(Chars.at(text, end));
    }

    private void urls(String text, PiiScan scan) {
        boolean mentioned = scan.mentions(urlWords);
        int at = 0;
        while (at < text.length()) {
            int point = text.indexOf('.', at);
            if (point < 0 || (!mentioned && !scan.mayBeAlone(0))) {
                return;
            }
            int start = runStart(text, point, at);
            int end = runEnd(text, point);
            at = end + 1;
            if (!isSite(text, start, end)) {
                continue;
            }
            boolean named = mentioned && isNamedInLine(scan, start, end);
            if (named || scan.isAlone(start, end)) {
                scan.add(URL, start, end, 0.6, named);
            }
        }
    }

    private boolean isNamedInLine(PiiScan scan, int start, int end) {
        return scan.isNamedBefore(urlWords, start) || (end - start < REACH && scan.isNamed(urlWords, start, end));
    }

    private static int runStart(String text, int from, int least) {
        int start = from;
        while (start > least && isUrl(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int runEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isUrl(text.charAt(end))) {
            end++;
        }
        while (end > from && ".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isUrl(char c) {
        return c > ' ' && c < 127 && "\"'<>(){}[]|\\^`".indexOf(c) < 0;
    }

    /** A scheme of the web, or a host name with a well-known end and at most a path. */
    private static boolean isSite(String text, int start, int end) {
        if (text.regionMatches(true, start, "http://", 0, 7) || text.regionMatches(true, start, "https://", 0, 8)) {
            return end - start > 10;
        }
        int to = start;
        int label = start;
        int labels = 0;
        while (to < end && (Chars.isAlnum(text.charAt(to)) || text.charAt(to) == '-' || text.charAt(to) == '.')) {
            if (text.charAt(to) == '.') {
                labels += to > label ? 1 : 0;
                label = to + 1;
            }
            to++;
        }
        char next = Chars.at(text, to);
        return labels >= 1
                && labels < 6
                && (to == end || next == '/')
                && isSiteEnd(text.substring(label, Math.max(label, Math.min(to, label + 8))))
                && Chars.isAlnum(text.charAt(start));
    }

    private static boolean isSiteEnd(String label) {
        String end = label.toLowerCase(Locale.ROOT);
        return GENERIC.contains(end) || (end.length() == 2 && COUNTRIES.contains(end.toUpperCase(Locale.ROOT)));
    }
}
