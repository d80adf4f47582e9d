/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** Personal data that shows by its form: mail addresses and US social security numbers. */
final class PersonFinders {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private PersonFinders() {}

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
            int end = domainEnd(text, at + 1);
            if (start < at && end > 0) {
                out.add(start, end);
                done = end;
                at = end - 1;
            }
        }
    }

    /** The end of a domain with a dot and a last label of at least two letters, or -1. */
    private static int domainEnd(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_DOMAIN && Chars.isMailDomain(text.charAt(end))) {
            end++;
        }
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        int dot = text.lastIndexOf('.', end - 1);
        if (dot <= start || end - dot - 1 < 2 || text.charAt(start) == '.') {
            return -1;
        }
        for (int i = dot + 1; i < end; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                return -1;
            }
        }
        return end;
    }

    static void ssn(String text, Spans out) {
        for (int i = text.indexOf('-', 3); i >= 0; i = text.indexOf('-', i + 1)) {
            int start = i - 3;
            int end = start + 11;
            if (end <= text.length() && isSsn(text, start) && !joins(text, start - 1) && !joins(text, end)) {
                out.add(start, end);
                i = end - 1;
            }
        }
    }

    private static boolean joins(String text, int i) {
        return i >= 0 && i < text.length() && Chars.isAlnum(text.charAt(i));
    }

    private static boolean isSsn(String text, int start) {
        for (int i = 0; i < 11; i++) {
            char c = text.charAt(start + i);
            boolean fits = (i == 3 || i == 6) ? c == '-' : Chars.isDigit(c);
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
