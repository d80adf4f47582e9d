/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/**
 * Discord bot tokens, which have no text of their own: the bot's number in base64, six characters, and at least 27
 * more, with dots between. Base64 of a digit begins with M, N or O.
 */
final class DottedRule {
    private static final int MIDDLE = 6;
    private static final int LEAST_ID = 24;
    private static final int MOST_ID = 28;
    private static final int LEAST_TAIL = 27;
    private static final int MOST_TAIL = 40;

    private DottedRule() {}

    static void scan(Scan scan) {
        String text = scan.text();
        int last = text.length() - MIDDLE - 1 - LEAST_TAIL;
        for (int dot = text.indexOf('.', LEAST_ID); dot >= 0 && dot < last; dot = text.indexOf('.', dot + 1)) {
            if (text.charAt(dot + MIDDLE + 1) == '.') {
                at(scan, text, dot);
            }
        }
    }

    private static void at(Scan scan, String text, int dot) {
        int start = dot;
        int stop = Math.max(0, dot - MOST_ID - 1);
        while (start > stop && CharClass.URL64.has(text.charAt(start - 1))) {
            start--;
        }
        int id = dot - start;
        boolean middle = CharClass.URL64.run(text, dot + 1, MIDDLE) == MIDDLE;
        int tailStart = dot + MIDDLE + 2;
        int tail = CharClass.URL64.run(text, tailStart, MOST_TAIL + 1);
        boolean sized = id >= LEAST_ID && id <= MOST_ID && tail >= LEAST_TAIL && tail <= MOST_TAIL;
        if (middle
                && sized
                && "MNO".indexOf(text.charAt(start)) >= 0
                && !Filler.isPlain(text, tailStart, tailStart + tail)) {
            scan.found(OwnKind.DISCORD_BOT_TOKEN, start, tailStart + tail, 0.9, "has the form of discord credentials");
        }
    }
}
