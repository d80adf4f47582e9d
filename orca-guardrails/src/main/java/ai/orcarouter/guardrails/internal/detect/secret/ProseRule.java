/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Passwords and keys that people tell each other: "the password is ...", "pw: ...", and such words in French and
 * Spanish. Words of a sentence stand in the same places, so only what looks random or has the signs of a password is
 * believed, and no more than other generic values.
 */
final class ProseRule implements Rule {
    private static final double CONFIDENCE = 0.55;
    private static final int WORK = 300;
    private static final int WORK_EACH = 16;
    private static final int SHORTEST = 8;
    private static final int SHORTEST_KEY = 16;
    private static final int SHORTEST_RANDOM = 10;

    /**
     * Words for passwords; behind one that has no sign or verb of its own there has to be one. Few, because each text
     * is searched for all of them.
     */
    private static final List<String> WORDS =
            List.of("mot de passe", "contrase", "pw:", "pw=", "password is ", "passcode is ");

    private static final List<String> KEYS = List.of("key is ", "token is ", "secret is ");
    private static final String[] SIGNS = {":", "=", "est ", "es "};

    private static final String SIGNED = " :=";

    @Override
    public List<String> keywords() {
        List<String> keywords = new ArrayList<>(WORDS);
        keywords.addAll(KEYS);
        return keywords;
    }

    @Override
    public void at(Scan scan, int start, int end) {
        if (!scan.affords(end)) {
            return;
        }
        String text = scan.text();
        if (!Edges.begins(text, start)) {
            return;
        }
        scan.spend(WORK);
        boolean key = (text.charAt(start) | 0x20) != 'p' && text.charAt(end - 1) == ' ';
        boolean signed = SIGNED.indexOf(text.charAt(end - 1)) >= 0;
        int at = signed ? blanks(text, end) : pastSign(text, end);
        long span = at >= 0 && at < text.length() ? Assignment.value(text, at) : Assignment.NONE;
        if (span == Assignment.NONE) {
            return;
        }
        int from = Shape.start(span);
        int to = Shape.end(span);
        scan.spend(WORK_EACH * (to - from));
        if (to - from < SHORTEST || Values.isPlaceholder(text, from, to)) {
            return;
        }
        if (key) {
            if (to - from >= SHORTEST_KEY && Values.isToken(text, from, to) && Values.isRandom(text, from, to)) {
                scan.found(OwnKind.GENERIC_SECRET, from, to, CONFIDENCE, "a random value that a sentence calls a key");
            }
        } else if (Values.isStrongPassword(text, from, to)
                || (to - from >= SHORTEST_RANDOM && Values.isRandom(text, from, to))) {
            scan.found(
                    OwnKind.GENERIC_PASSWORD, from, to, CONFIDENCE, "a strong value that a sentence calls a password");
        }
    }

    /** Past the sign or the verb behind the word, to the value; -1 when there is none. */
    private static int pastSign(String text, int from) {
        int word = from;
        while (word < text.length() && Character.isLetter(text.charAt(word)) && word < from + 2) {
            word++;
        }
        int at = blanks(text, word);
        for (String sign : SIGNS) {
            if (at < text.length() && Edges.standsAt(text, at, sign)) {
                return blanks(text, at + sign.length());
            }
        }
        return -1;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 4 && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
