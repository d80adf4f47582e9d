/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Private keys between {@code -----BEGIN} and {@code -----END} (RFC 7468, OpenSSH, PGP, PuTTY), also with escaped line
 * ends. Public keys and certificates are none.
 */
final class PemRule implements Rule {
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_KEY = 40_000;
    private static final int SHORTEST_BODY = 48;
    private static final int MOST_BLANKS = 40;

    private static final byte OTHER = 0;
    private static final byte BODY = 1;

    /** What no key goes on behind. */
    private static final byte STOP = 2;

    private static final byte[] PARTS = parts();

    private static byte[] parts() {
        byte[] parts = new byte[128];
        for (char c = 0; c < parts.length; c++) {
            parts[c] = CharClass.BASE64_PADDED.has(c) ? BODY : "<{$([|^*]?".indexOf(c) >= 0 ? STOP : OTHER;
        }
        return parts;
    }

    @Override
    public List<String> keywords() {
        return List.of("-----begin ", "---- begin ssh2 encrypted private key", "private-lines:", "private key-----");
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (text.charAt(start) == '-' && text.charAt(end - 1) == ' ') {
            int titleEnd = Filler.indexOf(text, "-----", end, end + LONGEST_TITLE + 5);
            boolean titled = titleEnd >= 0;
            if (titled && Filler.holds(text, end, titleEnd, "private key")) {
                body(scan, start, titleEnd + 5);
            }
        } else if (text.charAt(start) != '-' && text.charAt(end - 1) == ':') {
            body(scan, start, end);
        }
    }

    /** Reports the key when enough of a body follows; it ends with the mark of its end, or where the body ends. */
    private static void body(Scan scan, int start, int bodyStart) {
        if (scan.isReadKey(bodyStart)) {
            return;
        }
        String text = scan.text();
        int stop = Math.min(text.length(), bodyStart + LONGEST_KEY);
        int body = 0;
        int at = bodyStart;
        int blanks = 0;
        while (at < stop) {
            char c = text.charAt(at);
            byte part = c < PARTS.length ? PARTS[c] : OTHER;
            if (part == BODY) {
                body++;
                blanks = 0;
            } else if (++blanks > MOST_BLANKS || part == STOP || (c == '-' && text.startsWith("-----", at))) {
                break;
            }
            at++;
        }
        scan.readKey(at - MOST_BLANKS);
        if (body < SHORTEST_BODY || Filler.isRepeated(text, bodyStart, Math.min(at, bodyStart + 200))) {
            return;
        }
        int close =
                text.startsWith("-----END", at) ? Filler.indexOf(text, "-----", at + 8, at + LONGEST_TITLE + 15) : -1;
        int end = close >= 0 ? close + 5 : at;
        scan.found(OwnKind.PRIVATE_KEY, start, end, 0.97, "a private key in PEM form");
    }
}
