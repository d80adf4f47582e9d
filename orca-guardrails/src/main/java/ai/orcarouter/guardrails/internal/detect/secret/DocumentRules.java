/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Credentials that are told by the document around them: Google's service accounts and application defaults, JSON Web
 * Keys (RFC 7517), netrc lines, Gradle's {@code credentials} blocks, NuGet's and .NET's {@code add} elements,
 * Kubernetes Secrets, connection strings.
 */
final class DocumentRules {
    private static final int WINDOW = 400;
    private static final int SHORTEST = 5;
    private static final int WORK = 2_500;

    private DocumentRules() {}

    /** A rule for every kind of document. */
    static List<Rule> all() {
        return List.of(
                new WordRule(
                        WORK,
                        (scan, start, end) -> member(scan, end, OwnKind.GCP_SERVICE_ACCOUNT, "private_key", 0.9),
                        "\"private_key_id\""),
                new WordRule(
                        WORK,
                        (scan, start, end) -> member(scan, end, OwnKind.GCP_APPLICATION_DEFAULT, "client_secret", 0.8),
                        "refresh_token\""),
                new WordRule(WORK, DocumentRules::privateKey, "\"kty\""),
                new WordRule(WORK, DocumentRules::netrc, "machine "),
                new WordRule(WORK, DocumentRules::gradle, "credentials {"),
                new WordRule(WORK, DocumentRules::kubernetes, "kind: secret"),
                new WordRule(WORK, DocumentRules::element, "<add key="),
                new WordRule(WORK, DocumentRules::variable, "variable \""),
                new WordRule(WORK, DocumentRules::connection, ";password=", ";pwd=", "; password="));
    }

    /** The value of the member whose name ends here, when another member stands near. */
    private static void member(Scan scan, int end, OwnKind kind, String companion, double confidence) {
        String text = scan.text();
        boolean near = Filler.holds(text, Math.max(0, end - WINDOW), end, companion)
                || Filler.holds(text, end, Math.min(text.length(), end + WINDOW), companion);
        int colon = end;
        while (colon < text.length() && colon < end + 4 && text.charAt(colon) != ':') {
            colon++;
        }
        long span = near && colon + 2 < text.length() && text.charAt(colon) == ':'
                ? Assignment.value(text, past(text, colon + 1))
                : Assignment.NONE;
        boolean quoted = span != Assignment.NONE && Assignment.isQuoted(text, Shape.start(span));
        if (quoted && (text.startsWith("1//", Shape.start(span)) || isGiven(text, span))) {
            scan.found(
                    kind, Shape.start(span), Shape.end(span), confidence, "a member of a Google credentials document");
        }
    }

    /** The private part of a JSON Web Key. */
    private static void privateKey(Scan scan, int start, int end) {
        if (!scan.mayLookAround(start)) {
            return;
        }
        String text = scan.text();
        int from = Math.max(0, start - WINDOW);
        int to = Math.min(text.length(), start + WINDOW);
        for (String member : new String[] {"\"d\"", "\"k\""}) {
            int at = Filler.indexOf(text, member, from, to);
            if (at >= 0) {
                int colon = past(text, at + member.length());
                long span = colon < text.length() && text.charAt(colon) == ':'
                        ? Assignment.value(text, past(text, colon + 1))
                        : Assignment.NONE;
                boolean whole = span != Assignment.NONE
                        && Shape.end(span) - Shape.start(span) >= 22
                        && CharClass.URL64.run(text, Shape.start(span), 4096) == Shape.end(span) - Shape.start(span);
                if (whole && !Filler.isRepeated(text, Shape.start(span), Shape.end(span))) {
                    scan.found(
                            OwnKind.JSON_WEB_KEY,
                            Shape.start(span),
                            Shape.end(span),
                            0.85,
                            "the private part of a JSON Web Key");
                }
            }
        }
    }

    /** The password of a line that names a machine and a login. */
    private static void netrc(Scan scan, int start, int end) {
        String text = scan.text();
        int at = Filler.indexOf(text, " password ", end, end + WINDOW + 10);
        if (at >= 0 && Filler.holds(text, end, at, " login ")) {
            file(scan, OwnKind.NETRC_PASSWORD, Assignment.value(text, past(text, at + 10)));
        }
    }

    private static void gradle(Scan scan, int start, int end) {
        String text = scan.text();
        int at = Filler.indexOf(text, "password ", end, end + WINDOW + 9);
        long span = at < 0 ? Assignment.NONE : Assignment.value(text, past(text, at + 9));
        if (span != Assignment.NONE && Assignment.isQuoted(text, Shape.start(span))) {
            file(scan, OwnKind.GRADLE_PASSWORD, span);
        }
    }

    private static void file(Scan scan, OwnKind kind, long span) {
        if (span != Assignment.NONE && isGiven(scan.text(), span)) {
            scan.found(kind, Shape.start(span), Shape.end(span), 0.7, "a password in a credentials file");
        }
    }

    private static void kubernetes(Scan scan, int start, int end) {
        String text = scan.text();
        int data = Filler.indexOf(text, "\ndata:", end, end + (WINDOW * 2));
        if (data < 0) {
            return;
        }
        int colon = Filler.indexOf(text, ": ", data + 6, data + 106);
        if (colon < 0) {
            return;
        }
        int from = past(text, colon + 1);
        from += from < text.length() && Edges.isQuote(text.charAt(from)) ? 1 : 0;
        int length = CharClass.BASE64_PADDED.run(text, from, 4000);
        if (length >= 10 && !Filler.isRepeated(text, from, from + length)) {
            scan.found(OwnKind.KUBERNETES_SECRET, from, from + length, 0.7, "a value of a Kubernetes Secret");
        }
    }

    /** The default of a variable of Terraform whose name is that of a password. */
    private static void variable(Scan scan, int start, int nameStart) {
        String text = scan.text();
        int nameEnd = nameStart + CharClass.WORD.run(text, nameStart, 60);
        if (!Names.isPassword(text, nameStart, nameEnd)) {
            return;
        }
        int stop = Filler.indexOf(text, "}", nameEnd, nameEnd + WINDOW);
        int at = Filler.indexOf(text, "default", nameEnd, stop < 0 ? nameEnd + WINDOW : stop);
        int equals = at < 0 ? text.length() : past(text, at + 7);
        long span = equals < text.length() && text.charAt(equals) == '='
                ? Assignment.value(text, past(text, equals + 1))
                : Assignment.NONE;
        if (span != Assignment.NONE
                && Assignment.isQuoted(text, Shape.start(span))
                && isGiven(text, span)
                && Values.isStrongPassword(text, Shape.start(span), Shape.end(span))) {
            scan.found(
                    OwnKind.CONFIG_PASSWORD, Shape.start(span), Shape.end(span), 0.65, "a password in a configuration");
        }
    }

    private static void element(Scan scan, int start, int end) {
        String text = scan.text();
        long key = Assignment.value(text, end);
        int value = key == Assignment.NONE ? -1 : Filler.indexOf(text, "value=", Shape.end(key), Shape.end(key) + 18);
        if (value < 0 || !Names.isPassword(text, Shape.start(key), Shape.end(key))) {
            return;
        }
        long span = Assignment.value(text, value + 6);
        boolean nuget = Filler.holds(text, Shape.start(key), Shape.end(key), "cleartext")
                || text.regionMatches(true, Shape.start(key), "password\"", 0, 9);
        if (span != Assignment.NONE
                && isGiven(text, span)
                && (nuget || Values.isStrongPassword(text, Shape.start(span), Shape.end(span)))) {
            scan.found(
                    OwnKind.CONFIG_PASSWORD, Shape.start(span), Shape.end(span), 0.7, "a password in a configuration");
        }
    }

    /** A password among the settings of a connection string: to the next semicolon. */
    private static void connection(Scan scan, int start, int end) {
        String text = scan.text();
        int stop = Math.min(text.length(), end + 100);
        int to = end;
        while (to < stop && ";\"'`\r\n <".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        int from = Math.max(0, start - WINDOW);
        boolean names = Filler.holds(text, from, start, "user") || Filler.holds(text, from, start, "uid=");
        boolean given = to - end >= SHORTEST && isGiven(text, ((long) end << 32) | to);
        if (names && given && to < text.length()) {
            scan.found(OwnKind.CONNECTION_STRING, end, to, 0.7, "a password in a connection string");
        }
    }

    private static boolean isGiven(String text, long span) {
        return Shape.end(span) - Shape.start(span) >= SHORTEST
                && text.charAt(Shape.start(span)) != '$'
                && text.charAt(Shape.start(span)) != '%'
                && !Values.isPlaceholder(text, Shape.start(span), Shape.end(span));
    }

    private static int past(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 24 && Edges.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
