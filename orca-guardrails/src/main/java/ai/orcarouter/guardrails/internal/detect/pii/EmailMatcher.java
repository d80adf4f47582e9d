/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Locale;
import java.util.Set;

/**
 * Mail addresses: the dot-atom of RFC 5322 before the {@code @}, a host name with a top-level domain of letters after
 * it. Not {@code git@host:path}, not {@code package@1.2}, not {@code image@2x.png}, not what goes on with another
 * {@code @}.
 */
final class EmailMatcher {
    private static final PiiKind KIND = PiiKind.of("EMAIL_ADDRESS");
    private static final String ATOM_SIGNS = "!#$%&'*+/=?^_`{|}~-";
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    /** Endings of file names that look like top-level domains. */
    private static final Set<String> FILES = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "css", "json", "html", "jar", "java", "xml", "yml",
            "yaml", "txt", "lock", "tgz", "gz", "local", "service", "timer", "socket");

    /** Names that RFC 2606 and RFC 6761 set aside: nobody's, though someone may be meant. */
    private static final Set<String> RESERVED_LABELS = Set.of("example", "test", "invalid", "localhost");

    private EmailMatcher() {}

    /** Reports the address around the {@code @} at the index; where it ends, or the index. */
    static int match(String text, int at, PiiDetector.Scans scans) {
        int start = localStart(text, at);
        int end = domainEnd(text, at + 1);
        if (start >= at || end < 0 || Chars.at(text, end) == '@' || Chars.at(text, start - 1) == '@') {
            return at;
        }
        if (isPathOrCall(text, start, end)) {
            return at;
        }
        char first = text.charAt(start);
        boolean userInfo = Chars.at(text, start - 1) == '/' || first == '/';
        boolean reserved = isReserved(text, at + 1, end);
        scans.current().add(KIND, start, end, userInfo ? 0.45 : reserved ? 0.7 : 0.95, false);
        return userInfo ? at : end;
    }

    /** {@code git@host:path}, or a function on it. */
    private static boolean isPathOrCall(String text, int start, int end) {
        char next = Chars.at(text, end);
        return (next == ':' && text.startsWith("git@", start) && Chars.isWord(Chars.at(text, end + 1))) || next == '(';
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1), text, start, at)) {
            start--;
        }
        start = afterName(text, start, at);
        while (start < at
                && (ATOM_SIGNS.indexOf(text.charAt(start)) >= 0 || text.charAt(start) == '.')
                && text.charAt(start) != '_') {
            start++;
        }
        return start;
    }

    /**
     * Past {@code name=} in front of an address; an address with a plus sign in it may hold another after {@code =}.
     */
    private static int afterName(String text, int start, int at) {
        int from = start;
        for (int i = start; i < at && text.charAt(i) != '+'; i++) {
            from = text.charAt(i) == '=' ? i + 1 : from;
        }
        return from;
    }

    private static boolean isLocal(char c, String text, int start, int at) {
        if (c == '.') {
            return start < at && text.charAt(start) != '.';
        }
        return Chars.isAlnum(c)
                || ATOM_SIGNS.indexOf(c) >= 0
                || (c > 127 && !Chars.isUnspaced(c) && Character.isLetterOrDigit(c));
    }

    /** End of the host name that begins at the index, or -1 when there is none. */
    private static int domainEnd(String text, int from) {
        int end = -1;
        int at = from;
        int labels = 0;
        while (at - from < LONGEST_DOMAIN) {
            int labelEnd = labelEnd(text, at);
            if (labelEnd == at || text.charAt(at) == '-' || text.charAt(labelEnd - 1) == '-') {
                break;
            }
            labels++;
            if (labels > 1 && isTopLevel(text, at, labelEnd)) {
                end = labelEnd;
            }
            if (Chars.at(text, labelEnd) != '.') {
                return end == labelEnd ? end : -1;
            }
            at = labelEnd + 1;
        }
        return end;
    }

    private static int labelEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < LONGEST_LOCAL) {
            char c = text.charAt(end);
            if (!(Chars.isAlnum(c) || c == '-' || (c > 127 && !Chars.isUnspaced(c) && Character.isLetter(c)))) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isTopLevel(String text, int from, int to) {
        if (to - from < 2 || to - from > 24) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return text.startsWith("xn--", from);
            }
        }
        return !FILES.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    private static boolean isReserved(String text, int from, int to) {
        int label = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                if (RESERVED_LABELS.contains(text.substring(label, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                label = i + 1;
            }
        }
        return false;
    }
}
