/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** Personal data that shows by its form: mail addresses and US social security numbers. */
final class PersonFinders {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private PersonFinders() {}

    /**
     * Mail addresses, without what may stand around them in URLs, markup and assignments ({@code to=ann@example.org}):
     * the local part is letters, digits and {@code . _ % + - '}. Versions of packages ({@code pkg@1.2.0-rc.one}) and
     * the user of Git remotes ({@code git@host:path}) are none.
     */
    static void email(String text, Spans out) {
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > done && at - start < LONGEST_LOCAL && Chars.isMailLocal(text.charAt(start - 1))) {
                start--;
            }
            while (start < at && (text.charAt(start) == '.' || text.charAt(start) == '\'')) {
                start++;
            }
            int end = start < at ? domainEnd(text, at + 1) : -1;
            if (end > 0 && !isGitRemote(text, start, at, end)) {
                out.add(start, end);
                done = end;
                at = end - 1;
            }
        }
    }

    private static boolean isGitRemote(String text, int start, int at, int end) {
        return at - start == 3 && text.startsWith("git", start) && text.startsWith(":", end);
    }

    /** The end of the longest domain that has a dot and whose last label may be a top-level one, or -1. */
    private static int domainEnd(String text, int start) {
        int limit = start;
        while (limit < text.length() && limit - start < LONGEST_DOMAIN && Chars.isMailDomain(text.charAt(limit))) {
            limit++;
        }
        if (isVersion(text, start, limit)) {
            return -1;
        }
        for (int dot = text.lastIndexOf('.', limit - 1); dot > start; dot = text.lastIndexOf('.', dot - 1)) {
            int end = topLevelEnd(text, dot + 1, limit);
            if (end > 0 && text.charAt(dot - 1) != '.' && text.charAt(start) != '.') {
                return end;
            }
        }
        return -1;
    }

    /** Whether two labels of digits lead, as in {@code 1.2.0-rc.one}. */
    private static boolean isVersion(String text, int start, int limit) {
        int i = start;
        for (int label = 0; label < 2; label++) {
            int first = i;
            while (i < limit && Chars.isDigit(text.charAt(i))) {
                i++;
            }
            if (i == first || i >= limit || text.charAt(i) != '.') {
                return false;
            }
            i++;
        }
        return true;
    }

    /** The end of two or more letters, or of a label of {@code xn--}, that start at {@code start}; else -1. */
    private static int topLevelEnd(String text, int start, int limit) {
        int end = start;
        boolean encoded = text.regionMatches(true, start, "xn--", 0, 4);
        while (end < limit
                && (encoded ? Chars.isAlnum(text.charAt(end)) || text.charAt(end) == '-' : isLetter(text, end))) {
            end++;
        }
        return end - start >= 2 ? end : -1;
    }

    private static boolean isLetter(String text, int i) {
        return Character.isLetter(text.charAt(i));
    }

    /** Social security numbers, parted by two dashes or two spaces, that the agency may have issued. */
    static void ssn(String text, Spans out) {
        int i = 3;
        while (i < text.length()) {
            char separator = text.charAt(i);
            int start = i - 3;
            int end = start + 11;
            if ((separator == '-' || separator == ' ')
                    && end <= text.length()
                    && isSsn(text, start, separator)
                    && !joins(text, start - 1)
                    && !joins(text, end)) {
                out.add(start, end);
                i = end;
            } else {
                i++;
            }
        }
    }

    private static boolean joins(String text, int i) {
        return i >= 0 && i < text.length() && Chars.isAlnum(text.charAt(i));
    }

    private static boolean isSsn(String text, int start, char separator) {
        for (int i = 0; i < 11; i++) {
            char c = text.charAt(start + i);
            boolean fits = (i == 3 || i == 6) ? c == separator : Chars.isDigit(c);
            if (!fits) {
                return false;
            }
        }
        String area = text.substring(start, start + 3);
        return !area.equals("000")
                && !area.equals("666")
                && area.charAt(0) != '9'
                && !text.startsWith("00", start + 4)
                && !text.startsWith("0000", start + 7);
    }
}
