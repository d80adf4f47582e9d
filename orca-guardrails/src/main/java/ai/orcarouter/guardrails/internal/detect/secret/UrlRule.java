/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/** Passwords in addresses: {@code scheme://user:password@host} (RFC 3986, 3.2.1), of web pages, databases, brokers. */
final class UrlRule implements Rule {
    private static final int LONGEST = 300;
    private static final int SHORTEST_PASSWORD = 3;
    private static final double UNLIKELY = 0.4;
    private static final String[] WORDS = {
        "password",
        "passwd",
        "pass",
        "pwd",
        "secret",
        "token",
        "user",
        "username",
        "xxx",
        "changeme",
        "pw",
        "test",
        "admin",
        "root",
        "guest",
        "postgres",
        "mysql",
        "redis",
        "example",
        "foo",
        "bar",
        "baz",
        "mypass",
        "mypassword",
        "yourpassword"
    };
    private static final String[] UNOWNED = {"localhost", "127.0.0.1", "example.", "host", "0.0.0.0", "[::1]", "your"};

    @Override
    public List<String> keywords() {
        return List.of("://");
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int colon = -1;
        int sign = -1;
        int stop = Math.min(text.length(), end + LONGEST);
        for (int at = end; at < stop; at++) {
            char c = text.charAt(at);
            if (c == '@' && colon >= 0) {
                sign = at;
                break;
            }
            if (c <= ' ' || c == '/' || c == '"' || c == '<' || c == '>' || c == '`' || c == '\\' || c > 126) {
                break;
            }
            colon = c == ':' && colon < 0 ? at : colon;
        }
        boolean found = sign > 0
                && colon >= 0
                && sign - colon > SHORTEST_PASSWORD
                && sign + 1 < text.length()
                && start > 0
                && Edges.isAlphanumeric(text.charAt(start - 1));
        if (found && isHost(text.charAt(sign + 1))) {
            report(scan, end, colon + 1, sign);
        }
    }

    private static boolean isHost(char c) {
        return Edges.isAlphanumeric(c) || c == '[' || c == '_';
    }

    private static void report(Scan scan, int user, int from, int to) {
        String text = scan.text();
        char first = text.charAt(from);
        boolean template = first == '$'
                || first == '{'
                || first == '%'
                || first == '*'
                || first == '['
                || first == '#'
                || text.charAt(to - 1) == '}'
                || Filler.holds(text, from, to, "${")
                || Filler.holds(text, user, to, "{{");
        if (template || Filler.isRepeated(text, from, to)) {
            return;
        }
        boolean unlikely = isWord(text, from, to) || isUnowned(text, to + 1) || sameAsUser(text, user, from, to);
        scan.found(OwnKind.URL_CREDENTIALS, from, to, unlikely ? UNLIKELY : 0.8, "a password in an address");
    }

    private static boolean isWord(String text, int from, int to) {
        int end = to;
        while (end > from && !Edges.isLetter(text.charAt(end - 1))) {
            end--;
        }
        for (String word : WORDS) {
            if (word.length() == end - from && Edges.standsAt(text, from, word)) {
                return true;
            }
        }
        return Filler.holds(text, from, to, "password") || Filler.holds(text, from, to, "your");
    }

    private static boolean sameAsUser(String text, int user, int from, int to) {
        return from - 1 - user == to - from && text.regionMatches(true, user, text, from, to - from);
    }

    private static boolean isUnowned(String text, int host) {
        for (String name : UNOWNED) {
            if (Edges.standsAt(text, host, name)) {
                return true;
            }
        }
        return false;
    }
}
