/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Shared access signatures of Azure in addresses: {@code sig=} with 32 bytes in base 64, percent-encoded or not, among
 * the other parts of such an address ({@code sv}, {@code se}, {@code skn}).
 */
final class SharedAccessRule implements Rule {
    private static final int WINDOW = 300;
    private static final int WORK = 1_200;
    private static final int CHARACTERS = 43;
    private static final int LONGEST = 3 * (CHARACTERS + 1);

    @Override
    public List<String> keywords() {
        return List.of("sig=");
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        boolean part = start > 0 && "?&; \"'".indexOf(text.charAt(start - 1)) >= 0;
        if (!part || !scan.affords(end)) {
            return;
        }
        scan.spend(WORK);
        int to = signatureEnd(text, end);
        if (to > end && !Filler.isRepeated(text, end, to) && isAmongOthers(text, start, to)) {
            scan.found(OwnKind.AZURE_SAS_TOKEN, end, to, 0.9, "a signature among the parts of a shared access address");
        }
    }

    private static boolean isAmongOthers(String text, int start, int end) {
        int from = Math.max(0, start - WINDOW);
        int to = Math.min(text.length(), end + WINDOW);
        boolean expires = Filler.holds(text, from, start, "se=") || Filler.holds(text, end, to, "se=");
        return expires
                && (Filler.holds(text, from, start, "sv=")
                        || Filler.holds(text, end, to, "sv=")
                        || Filler.holds(text, from, start, "sr=")
                        || Filler.holds(text, end, to, "skn="));
    }

    /** Where 32 bytes in base 64 end that begin here; the index itself when they do not. */
    private static int signatureEnd(String text, int from) {
        int at = from;
        int characters = 0;
        int stop = Math.min(text.length(), from + LONGEST);
        while (at < stop) {
            char c = text.charAt(at);
            boolean escaped = c == '%' && at + 2 < text.length();
            if (escaped && !isEscapeOf(text, at)) {
                break;
            }
            boolean pad = c == '=' || (escaped && (text.charAt(at + 2) | 0x20) == 'd');
            if (!escaped && !pad && !CharClass.BASE64.has(c)) {
                break;
            }
            characters += pad ? 0 : 1;
            at += escaped ? 3 : 1;
        }
        return characters == CHARACTERS ? at : from;
    }

    /** Whether the escape is that of a plus, a slash or an equals sign. */
    private static boolean isEscapeOf(String text, int at) {
        char high = text.charAt(at + 1);
        int low = text.charAt(at + 2) | 0x20;
        return (high == '2' && (low == 'b' || low == 'f')) || (high == '3' && low == 'd');
    }
}
