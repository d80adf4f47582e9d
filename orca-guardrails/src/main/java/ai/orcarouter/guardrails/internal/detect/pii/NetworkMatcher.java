/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * Addresses of the network: IPv4 and IPv6 (RFC 4291 text forms), with or without a prefix length, and MAC addresses.
 */
final class NetworkMatcher {
    private static final PiiKind IP = PiiKind.of("IP_ADDRESS");
    private static final PiiKind MAC = PiiKind.of("MAC_ADDRESS");
    private static final int LONGEST = 48;
    private static final String[] VERSION_WORDS = {
        "version", "ver", "v", "release", "build", "assembly", "firmware", "revision"
    };

    private final int words;

    NetworkMatcher(OwnWords words) {
        this.words = words.kind(IP.name());
    }

    /** Reports the IPv4 address that begins at the index; where it ends, or the index. */
    int matchV4(String text, int start, PiiDetector.Scans scans) {
        char before = Chars.at(text, start - 1);
        if (Chars.isWord(before)
                || ((before == '.' || before == '-' || before == ':') && Chars.isDigit(Chars.at(text, start - 2)))) {
            return start;
        }
        int end = v4End(text, start);
        if (end < 0 || isVersion(text, start, end)) {
            return start;
        }
        int whole = withPrefix(text, end, 32);
        scans.current().add(IP, start, whole, 0.85, false);
        return whole;
    }

    /** End of four octets, or -1; what goes on with more numbers or letters is none. */
    static int v4End(String text, int start) {
        int at = start;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0) {
                if (Chars.at(text, at) != '.') {
                    return -1;
                }
                at++;
            }
            int value = 0;
            int digits = 0;
            while (digits < 4 && Chars.isDigit(Chars.at(text, at))) {
                value = (value * 10) + text.charAt(at) - '0';
                digits++;
                at++;
            }
            if (digits == 0 || digits > 3 || value > 255 || (digits > 1 && text.charAt(at - digits) == '0')) {
                return -1;
            }
        }
        char next = Chars.at(text, at);
        char far = Chars.at(text, at + 1);
        return Chars.isWord(next) || ((next == '.' || next == '-') && Chars.isAlnum(far)) ? -1 : at;
    }

    /** A word for versions right in front, or a range operator. */
    private static boolean isVersion(String text, int start, int end) {
        int at = start;
        while (at > 0 && " =:\"'>~^\t([".indexOf(text.charAt(at - 1)) >= 0 && start - at < 6) {
            at--;
        }
        for (String word : VERSION_WORDS) {
            int from = at - word.length();
            if (text.regionMatches(true, from, word, 0, word.length()) && !Chars.isAlpha(Chars.at(text, from - 1))) {
                return true;
            }
        }
        return text.regionMatches(true, at - 7, "version", 0, 7) || Chars.at(text, end) == '+';
    }

    private static int withPrefix(String text, int end, int most) {
        if (Chars.at(text, end) != '/' || !Chars.isDigit(Chars.at(text, end + 1))) {
            return end;
        }
        int at = Chars.tokenEnd(text, end + 1);
        if (at - end > 4) {
            return end;
        }
        int length = 0;
        for (int i = end + 1; i < at; i++) {
            if (!Chars.isDigit(text.charAt(i))) {
                return end;
            }
            length = (length * 10) + text.charAt(i) - '0';
        }
        return length <= most ? at : end;
    }

    /**
     * Looks at the run of hexadecimal digits, colons and dots around the first colon of it.
     *
     * @return where the run ends, so that it is looked at once; at least the index after the colon
     */
    int matchColon(String text, int colon, PiiDetector.Scans scans) {
        int start = colon;
        while (start > 0 && colon - start < 5 && Chars.isHex(text.charAt(start - 1))) {
            start--;
        }
        int end = colon;
        int colons = 0;
        int group = 0;
        boolean digit = false;
        while (end < text.length() && end - start <= LONGEST) {
            char c = text.charAt(end);
            if (c == ':') {
                colons++;
                group = 0;
            } else if (c == '.') {
                group = 0;
            } else if (!Chars.isHex(c)) {
                break;
            } else if (++group > 4) {
                return colon + 1;
            }
            digit |= Chars.isDigit(c);
            end++;
        }
        while (end > colon + 1 && (text.charAt(end - 1) == '.' || isLastColon(text, start, end))) {
            end--;
            colons -= text.charAt(end) == ':' ? 1 : 0;
        }
        for (int i = start; i < colon; i++) {
            digit |= Chars.isDigit(text.charAt(i));
        }
        if (colons < 2 || touched(text, start, end)) {
            return colons < 2 ? colon + 1 : Math.max(end, colon + 1);
        }
        if (isMac(text, start, end)) {
            scans.current().add(MAC, start, end, 0.95, false);
        } else if (isV6(text, start, end)) {
            boolean empty = end - start == 2;
            PiiScan scan = scans.current();
            boolean named = scan.isNamed(words, start, end);
            if (empty ? named : digit || named || scan.isAlone(start, end)) {
                int whole = withPrefix(text, end, 128);
                scan.add(IP, start, whole, empty ? 0.6 : 0.9, named);
                return whole;
            }
        }
        return Math.max(end, colon + 1);
    }

    private static boolean isLastColon(String text, int start, int end) {
        return text.charAt(end - 1) == ':' && end - start > 2 && text.charAt(end - 2) != ':';
    }

    private static boolean touched(String text, int start, int end) {
        char before = Chars.at(text, start - 1);
        char after = Chars.at(text, end);
        return Chars.isWord(before)
                || before == ':'
                || (before == '.' && Chars.isAlnum(Chars.at(text, start - 2)))
                || Chars.isWord(after)
                || (after == '-' && Chars.isAlnum(Chars.at(text, end + 1)));
    }

    /** Eight groups of one to four digits, or fewer and one {@code ::}; the last two may be an IPv4 address. */
    static boolean isV6(String text, int start, int end) {
        int at = start;
        int groups = 0;
        boolean gap = false;
        if (text.startsWith("::", at) && at + 2 <= end) {
            gap = true;
            at += 2;
        }
        while (at < end) {
            int to = at;
            while (to < end && Chars.isHex(text.charAt(to))) {
                to++;
            }
            if (to < end && text.charAt(to) == '.') {
                groups += 2;
                at = v4End(text, at) == end ? end : -1;
                break;
            }
            if (to == at || to - at > 4) {
                return false;
            }
            groups++;
            at = to;
            if (at < end) {
                at++;
                if (at < end && text.charAt(at) == ':') {
                    if (gap) {
                        return false;
                    }
                    gap = true;
                    at++;
                } else if (at == end) {
                    return false;
                }
            }
        }
        return at == end && (gap ? groups < 8 : groups == 8);
    }

    /** Whether it is all zeros or the broadcast address. */
    private static boolean isSame(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = Chars.at(text, i);
            if (Chars.isHex(c) && c != text.charAt(start)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMac(String text, int start, int end) {
        return end - start == 17 && pairs(text, start, ':') && !isSame(text, start, end);
    }

    /** Six pairs of hexadecimal digits with the separator between. */
    private static boolean pairs(String text, int start, char separator) {
        for (int i = 0; i < 17; i++) {
            char c = Chars.at(text, start + i);
            if (i % 3 == 2 ? c != separator : !Chars.isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /** Reports the MAC address with hyphens whose first hyphen is at the index; where it ends, or the index. */
    static int matchHyphen(String text, int hyphen, PiiDetector.Scans scans) {
        int start = hyphen - 2;
        int end = start + 17;
        if (Chars.at(text, hyphen + 3) != '-' || start < 0 || !pairs(text, start, '-') || isNone(text, start, end)) {
            return hyphen;
        }
        scans.current().add(MAC, start, end, 0.95, false);
        return end;
    }

    /**
     * Reports the MAC address in three groups of four whose first point is at the index; where it ends, or the index.
     */
    static int matchPoint(String text, int point, PiiDetector.Scans scans) {
        int start = point - 4;
        int end = start + 14;
        if (Chars.at(text, point + 5) != '.' || start < 0 || isNone(text, start, end)) {
            return point;
        }
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < 14; i++) {
            char c = Chars.at(text, start + i);
            if (i % 5 == 4 ? c != '.' : !Chars.isHex(c)) {
                return point;
            }
            digit |= Chars.isDigit(c);
            letter |= Chars.isAlpha(c);
        }
        if (!letter) {
            return point;
        }
        scans.current().add(MAC, start, end, digit ? 0.85 : 0.7, false);
        return end;
    }

    private static boolean isNone(String text, int start, int end) {
        char before = Chars.at(text, start - 1);
        char after = Chars.at(text, end);
        return Chars.isWord(before)
                || Chars.isWord(after)
                || before == '-'
                || after == '-'
                || before == '.'
                || isSame(text, start, end);
    }
}
