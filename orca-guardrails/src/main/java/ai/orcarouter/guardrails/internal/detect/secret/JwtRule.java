/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * JSON Web Tokens (RFC 7519) in compact form: two or three parts in base64url, of which the first decodes to a JSON
 * object that names an algorithm or a type. Also their form when encoded in base64 once more, and keys (RFC 7517).
 */
final class JwtRule implements Rule {
    private static final int LONGEST_PART = 12_000;
    private static final int SHORTEST_HEADER = 14;
    private static final int SHORTEST_PAYLOAD = 10;
    private static final int SHORTEST_SIGNATURE = 16;

    @Override
    public List<String> keywords() {
        return List.of("eyj", "zxlk", "ewog", "eyai");
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (!Edges.begins(text, start) || (start > 0 && isInner(text.charAt(start - 1)))) {
            return;
        }
        if (text.startsWith("ZXlK", start)) {
            nested(scan, start);
        } else if (text.startsWith("eyJ", start) || text.startsWith("ewog", start) || text.startsWith("eyAi", start)) {
            compact(scan, start);
        }
    }

    private static boolean isInner(char c) {
        return c == '-' || c == '+' || c == '/' || c == '.';
    }

    private static void compact(Scan scan, int start) {
        String text = scan.text();
        Runs runs = scan.runs();
        int header = start + runs.length(CharClass.URL64_PADDED, start, LONGEST_PART);
        if (scan.isCrowdedPart(header)
                || header - start < SHORTEST_HEADER
                || header >= text.length()
                || text.charAt(header) != '.') {
            return;
        }
        int payload = header + 1 + runs.length(CharClass.URL64_PADDED, header + 1, LONGEST_PART);
        if (payload - header <= SHORTEST_PAYLOAD) {
            return;
        }
        int end = payload;
        boolean signed = false;
        if (payload < text.length() && text.charAt(payload) == '.') {
            int signature = payload + 1 + runs.length(CharClass.URL64_PADDED, payload + 1, LONGEST_PART);
            signed = signature - payload > SHORTEST_SIGNATURE;
            end = signed ? signature : payload;
        }
        boolean titled = names(text, start, header);
        boolean carries = text.startsWith("eyJ", header + 1);
        if (Filler.isRepeated(text, header + 1, payload) || (!titled && !(signed && carries))) {
            return;
        }
        double confidence = titled && signed ? 0.95 : carries ? 0.75 : 0.6;
        scan.found(OwnKind.JWT, start, end, confidence, "a signed token in JSON Web Token form");
    }

    /** Whether the header, decoded as far as its first 120 characters, names an algorithm or a type. */
    private static boolean names(String text, int from, int to) {
        StringBuilder header = new StringBuilder(120);
        int bits = 0;
        int held = 0;
        for (int i = from; i < to && header.length() < 400; i++) {
            int value = value64(text.charAt(i));
            if (value < 0) {
                break;
            }
            bits = ((bits << 6) | value) & 0xFFFF;
            held += 6;
            if (held >= 8) {
                held -= 8;
                header.append((char) ((bits >> held) & 0xFF));
            }
        }
        return header.indexOf("\"alg\"") >= 0
                || header.indexOf("\"typ\"") >= 0
                || header.indexOf("\"kid\"") >= 0
                || header.indexOf("\"enc\"") >= 0;
    }

    private static int value64(char c) {
        if (Edges.isUpper(c)) {
            return c - 'A';
        }
        if (Edges.isLower(c)) {
            return c - 'a' + 26;
        }
        if (Edges.isDigit(c)) {
            return c - '0' + 52;
        }
        return c == '-' || c == '+' ? 62 : c == '_' || c == '/' ? 63 : -1;
    }

    private static void nested(Scan scan, int start) {
        String text = scan.text();
        int length = scan.runs().length(CharClass.BASE64_PADDED, start, LONGEST_PART);
        if (length >= 48 && !scan.isCrowdedPart(start + length) && !Filler.isRepeated(text, start, start + length)) {
            scan.found(OwnKind.JWT_BASE64, start, start + length, 0.7, "a JSON Web Token encoded in base64");
        }
    }
}
