/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What follows {@code Bearer} (RFC 6750), {@code Basic} (RFC 7617) and Okta's {@code SSWS} in the headers of HTTP
 * requests.
 */
final class HeaderRule implements Rule {
    private static final int LONGEST = 4_000;
    private static final int SHORTEST_BEARER = 20;
    private static final int WORK = 100;
    private static final int WORK_EACH = 16;
    private static final int SHORTEST_BASIC = 8;

    @Override
    public List<String> keywords() {
        return List.of("bearer ", "basic ", "ssws ");
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
        int to = end + CharClass.TOKEN.run(text, end, LONGEST);
        scan.spend(WORK + (WORK_EACH * (to - end)));
        boolean bearer = (text.charAt(start + 1) | 0x20) != 'a';
        if (bearer && to - end >= SHORTEST_BEARER) {
            bearer(scan, end, to);
        } else if (!bearer && to - end >= SHORTEST_BASIC) {
            basic(scan, end, to);
        }
    }

    private static void bearer(Scan scan, int from, int to) {
        if (!Values.isPlaceholder(scan.text(), from, to) && Values.isRandom(scan.text(), from, to)) {
            scan.found(
                    OwnKind.BEARER_TOKEN, from, to, 0.65, "a random value after the name of a scheme such as Bearer");
        }
    }

    private static void basic(Scan scan, int from, int to) {
        String text = scan.text();
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(text.substring(from, to)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return;
        }
        int colon = pair.indexOf(':');
        boolean printable = pair.chars().allMatch(c -> c >= ' ' && c < 127);
        if (printable && colon > 0 && colon + 3 < pair.length()) {
            boolean unlikely = Values.isPlaceholder(pair, colon + 1, pair.length());
            scan.found(
                    OwnKind.BASIC_AUTHORIZATION, from, to, unlikely ? 0.45 : 0.8, "a name and a password after Basic");
        }
    }
}
