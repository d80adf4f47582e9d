/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.sarif;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Paths as relative references (RFC 3986), whatever characters a hostile package puts into them. */
final class Uris {
    private Uris() {}

    static String relative(String root, String file) {
        String path = root.isEmpty() ? file : root + "/" + file;
        StringBuilder out = new StringBuilder(path.length() + 8);
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
