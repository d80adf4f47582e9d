/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Something that looks random and is assigned to a name with a word such as "key" or "secret" in it. No vendor's form
 * explains the value, so the confidence stays below what blocks by default.
 */
final class AssignmentRule implements Rule {
    private static final double KEY_CONFIDENCE = 0.6;
    private static final double PASSWORD_CONFIDENCE = 0.55;
    private static final String ENCODED = "base64:";
    private static final String PUBLIC = "public ";
    private static final int SHORTEST = 14;
    private static final int NAME_WORK = 150;
    private static final int VALUE_WORK = 400;
    private static final int VALUE_WORK_EACH = 16;
    private static final int SHORTEST_PASSWORD = 10;

    @Override
    public List<String> keywords() {
        return List.of(
                "access",
                "auth",
                "api",
                "credential",
                "creds",
                "key",
                "passw",
                "passphrase",
                "_pass",
                "pass:",
                "pass\"",
                "pass'",
                "pass=",
                "pass =",
                "pwd",
                "secret",
                "token");
    }

    @Override
    public void at(Scan scan, int start, int end) {
        if (!scan.affords(end)) {
            return;
        }
        scan.spend(NAME_WORK);
        String text = scan.text();
        int wordEnd = start + CharClass.WORD.run(text, start, end - start);
        int nameEnd = Assignment.nameEnd(text, wordEnd);
        if (!scan.isNewName(nameEnd) || scan.isCrowded(start)) {
            return;
        }
        int nameStart = Assignment.nameStart(text, start);
        long span = Assignment.valueOf(text, nameStart, nameEnd);
        if (span == Assignment.NONE) {
            return;
        }
        int from = Shape.start(span);
        int to = Shape.end(span);
        scan.read(to);
        scan.spend(VALUE_WORK + (VALUE_WORK_EACH * (to - from)));
        if (Names.isOther(text, nameStart, nameEnd) || isPublic(text, nameStart)) {
            return;
        }
        if (Names.isPassword(text, nameStart, nameEnd)) {
            password(scan, from, to);
        } else {
            key(scan, from, to);
        }
    }

    private static void key(Scan scan, int from, int to) {
        String text = scan.text();
        boolean encoded = Edges.standsAt(text, from, ENCODED) && to - from > ENCODED.length();
        if (encoded) {
            key(scan, from + ENCODED.length(), to);
            return;
        }
        boolean token = to - from >= SHORTEST && Values.isToken(text, from, to) && Values.isRandom(text, from, to);
        if ((token || Values.isSignedSecret(text, from, to))
                && !Values.isPlaceholder(text, from, to)
                && !isCode(text, from, to)) {
            scan.found(
                    OwnKind.GENERIC_SECRET,
                    from,
                    to,
                    KEY_CONFIDENCE,
                    "a random value assigned to a name that stands for a credential");
        }
    }

    private static void password(Scan scan, int from, int to) {
        String text = scan.text();
        if (Values.isPlaceholder(text, from, to) || isCode(text, from, to)) {
            return;
        }
        boolean random = to - from >= SHORTEST_PASSWORD && Values.isRandom(text, from, to);
        if (random || Values.isStrongPassword(text, from, to)) {
            scan.found(
                    OwnKind.GENERIC_PASSWORD,
                    from,
                    to,
                    PASSWORD_CONFIDENCE,
                    "a strong value assigned to a name that stands for a password");
        }
    }

    /** Whether the word before the name says that it is not secret, as in "public key". */
    private static boolean isPublic(String text, int nameStart) {
        int from = nameStart - PUBLIC.length();
        return from >= 0 && Edges.standsAt(text, from, PUBLIC) && Edges.begins(text, from);
    }

    /** Whether a value without quotes is an expression rather than text. */
    private static boolean isCode(String text, int from, int to) {
        if (Assignment.isQuoted(text, from)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '(' || (c == '[' && !Edges.isDigit(text.charAt(from)))) {
                return true;
            }
        }
        return to < text.length() && (text.charAt(to) == '(' || text.charAt(to) == '[');
    }
}
