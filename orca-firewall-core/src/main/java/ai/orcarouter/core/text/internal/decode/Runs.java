/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decodes runs of the characters of base64 and base64url (RFC 4648) or of hexadecimal digits. */
final class Runs {
    private static final int OTHER = -1;
    private static final int PLUS = 62;
    private static final int SLASH = 63;

    private static final byte[] SEXTETS = sextets();

    private final String text;
    private final int minLength;
    private final Predicate<Piece> found;

    Runs(String text, int minLength, Predicate<Piece> found) {
        this.text = text;
        this.minLength = minLength;
        this.found = found;
    }

    /** Looks at every run that is long enough; stops when a piece is not taken. */
    void decode() {
        int length = text.length();
        int from = 0;
        while (length - from >= minLength) {
            // a run that begins here or behind and is long enough covers the last of the next minLength characters
            int probe = from + minLength - 1;
            int start = probe;
            while (start >= from && sextet(text.charAt(start)) >= 0) {
                start--;
            }
            if (start >= from) {
                from = start + 1;
                continue;
            }
            int end = probe + 1;
            while (end < length && sextet(text.charAt(end)) >= 0) {
                end++;
            }
            Piece piece = run(from, end);
            if (piece != null && !found.test(piece)) {
                return;
            }
            from = end;
        }
    }

    private @Nullable Piece run(int start, int end) {
        int from = text.startsWith("0x", start) || text.startsWith("0X", start) ? start + 2 : start;
        if (isHex(from, end)) {
            Piece hex = hex(start, from, end);
            if (hex != null) {
                return hex;
            }
        }
        return base64(start, end);
    }

    private boolean isHex(int from, int end) {
        if (((end - from) & 1) != 0 || from == end) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (Digits.hex(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Piece hex(int start, int from, int end) {
        byte[] bytes = new byte[(end - from) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = from + 2 * i;
            bytes[i] = (byte) ((Digits.hex(text.charAt(at)) << 4) | Digits.hex(text.charAt(at + 1)));
        }
        return piece(Encoding.HEX, start, end, new Utf8Text(bytes, from, 2, 1));
    }

    private @Nullable Piece base64(int start, int end) {
        int digits = end - start;
        if (digits % 4 == 1) {
            return null;
        }
        byte[] bytes = new byte[(int) ((long) digits * 3 / 4)];
        int bits = 0;
        int size = 0;
        for (int i = 0; i < digits; i++) {
            bits = (bits << 6) | sextet(text.charAt(start + i));
            if (i % 4 == 3) {
                bytes[size++] = (byte) (bits >> 16);
                bytes[size++] = (byte) (bits >> 8);
                bytes[size++] = (byte) bits;
            }
        }
        if (digits % 4 == 2) {
            bytes[size] = (byte) (bits >> 4);
        } else if (digits % 4 == 3) {
            bytes[size++] = (byte) (bits >> 10);
            bytes[size] = (byte) (bits >> 2);
        }
        int padded = end;
        while (padded < text.length() && (padded - start) % 4 != 0 && text.charAt(padded) == '=') {
            padded++;
        }
        return piece(Encoding.BASE64, start, padded, new Utf8Text(bytes, start, 4, 3));
    }

    private static @Nullable Piece piece(Encoding encoding, int start, int end, Utf8Text decoded) {
        return decoded.read()
                ? new Piece(encoding, start, end, decoded.text(), decoded.map().build())
                : null;
    }

    private static int sextet(char c) {
        return c < SEXTETS.length ? SEXTETS[c] : OTHER;
    }

    private static byte[] sextets() {
        byte[] values = new byte[0x80];
        Arrays.fill(values, (byte) OTHER);
        for (int i = 0; i < 26; i++) {
            values['A' + i] = (byte) i;
            values['a' + i] = (byte) (26 + i);
        }
        for (int i = 0; i < 10; i++) {
            values['0' + i] = (byte) (52 + i);
        }
        values['+'] = PLUS;
        values['-'] = PLUS;
        values['/'] = SLASH;
        values['_'] = SLASH;
        return values;
    }
}
