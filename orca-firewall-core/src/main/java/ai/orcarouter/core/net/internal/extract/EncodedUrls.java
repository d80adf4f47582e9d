/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import org.jspecify.annotations.Nullable;

/** Finds URLs behind percent-encoding, base64 and hex. */
final class EncodedUrls {
    private static final int MIN_LENGTH = 12;

    private EncodedUrls() {}

    /** Reads a URL a few layers deep; false when none is there. */
    static boolean read(String text, Readers readers, Spot at) {
        String plain = text;
        Spot inside = at;
        while (plain.length() >= MIN_LENGTH) {
            String next = Encodings.percent(plain);
            if (next == null && !Ascii.hasSpace(plain)) {
                next = printable(Encodings.hexText(plain));
                next = next == null ? printable(Encodings.base64Text(plain)) : next;
            }
            if (next == null) {
                return false;
            }
            inside = inside.decoded();
            if (!readers.enter(next, inside)) {
                return true;
            }
            plain = Ascii.trim(next);
            if (UrlText.parse(plain) != null && plain.indexOf("//") >= 0) {
                return readers.places().url(plain, inside);
            }
        }
        return false;
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return null;
            }
        }
        return text;
    }
}
