/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** Finds URLs, addresses, names and mail domains in prose; all of them are only mentioned. */
final class TextReader {
    private static final int MAX_TOKEN = 2_048;
    private static final String BREAKS = " \t\r\n<>\"'`()[]{},;|\\^";

    private final Places places;

    TextReader(Places places) {
        this.places = places;
    }

    void read(String text, Spot spot) {
        int at = 0;
        while (at < text.length()) {
            int start = Ascii.firstNotOf(text, BREAKS, at);
            int end = Ascii.firstOf(text, BREAKS, start);
            if (end - start > 3 && end - start <= MAX_TOKEN) {
                token(text.substring(start, end), spot);
            }
            at = end;
        }
    }

    private void token(String token, Spot spot) {
        int slashes = token.indexOf("://");
        if (slashes > 0) {
            int start = slashes;
            while (start > 0 && (Ascii.alnum(token.charAt(start - 1)) || "+-.".indexOf(token.charAt(start - 1)) >= 0)) {
                start--;
            }
            String url = trimEnd(token.substring(start));
            UrlText cut = UrlText.parse(url);
            if (cut != null && !cut.scheme().isEmpty()) {
                places.url(url, spot);
            }
            return;
        }
        String plain = trimEnd(token);
        int at = plain.indexOf('@');
        if (at > 0) {
            places.mail(plain.substring(Math.max(plain.lastIndexOf(':', at), plain.lastIndexOf('=', at)) + 1), spot);
            return;
        }
        int dot = plain.indexOf('.');
        if (dot <= 0 || dot == plain.length() - 1) {
            return;
        }
        String host =
                HostPort.of(plain.substring(0, Ascii.firstOf(plain, "/?#", 0))).host();
        HostShape shape = HostShape.of(host);
        if (shape == HostShape.ADDRESS || (shape == HostShape.NAME && !HostShape.looksLikeFile(host))) {
            places.hostPort(host, null, null, spot);
        }
    }

    private static String trimEnd(String token) {
        int end = token.length();
        while (end > 0 && ".,:;!?*_#".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }
}
