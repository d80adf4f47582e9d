/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Undoes the encodings that texts are hidden in; null where a text is not in that encoding. */
final class Encodings {
    private Encodings() {}

    /** Base64 in either alphabet, with or without padding and line breaks. */
    static byte @Nullable [] base64(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-') {
                clean.append('+');
            } else if (c == '_') {
                clean.append('/');
            } else if (Ascii.alnum(c) || c == '+' || c == '/') {
                clean.append(c);
            } else if (!Ascii.space(c) && c != '=') {
                return null;
            }
        }
        if (clean.length() < 4 || clean.length() % 4 == 1) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(clean.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable String base64Text(String text) {
        return strict(base64(text), StandardCharsets.UTF_8);
    }

    /** PowerShell's {@code -EncodedCommand}: base64 of UTF-16LE. */
    static @Nullable String base64Utf16(String text) {
        return strict(base64(text), StandardCharsets.UTF_16LE);
    }

    static @Nullable String hexText(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.hex(c)) {
                clean.append(c);
            } else if (!Ascii.space(c)) {
                return null;
            }
        }
        if (clean.length() < 8 || clean.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[clean.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    (Character.digit(clean.charAt(2 * i), 16) << 4 | Character.digit(clean.charAt(2 * i + 1), 16));
        }
        return strict(bytes, StandardCharsets.UTF_8);
    }

    /** Percent-encoding undone once; null when there is none or it is not UTF-8. */
    static @Nullable String percent(String text) {
        if (text.indexOf('%') < 0) {
            return null;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(utf8.length);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '%'
                    && i + 2 < utf8.length
                    && Ascii.hex((char) utf8[i + 1])
                    && Ascii.hex((char) utf8[i + 2])) {
                out.put((byte) (Character.digit(utf8[i + 1], 16) << 4 | Character.digit(utf8[i + 2], 16)));
                i += 2;
            } else {
                out.put(utf8[i]);
            }
        }
        byte[] bytes = new byte[out.position()];
        System.arraycopy(out.array(), 0, bytes, 0, bytes.length);
        String decoded = strict(bytes, StandardCharsets.UTF_8);
        return decoded == null || decoded.equals(text) ? null : decoded;
    }

    /** The escapes of {@code $'...'} and of {@code printf}: {@code \n \x41 \101 A}. */
    static String ansiC(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                out.append(c);
                continue;
            }
            c = text.charAt(i++);
            int width = switch (c) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            if (width > 0) {
                i = number(text, i, width, 16, out);
            } else if (c >= '0' && c <= '7') {
                i = number(text, i - 1, 3, 8, out);
            } else {
                int control = "abefnrtv".indexOf(c);
                out.append(control < 0 ? c : "\u0007\b\u001b\f\n\r\t\u000b".charAt(control));
            }
        }
        return out.toString();
    }

    private static int number(String text, int from, int width, int radix, StringBuilder out) {
        int value = 0;
        int i = from;
        while (i < text.length() && i < from + width && Character.digit(text.charAt(i), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(i), radix);
            i++;
        }
        if (Character.isValidCodePoint(value)) {
            out.appendCodePoint(value);
        }
        return i;
    }

    private static @Nullable String strict(byte @Nullable [] bytes, Charset charset) {
        if (bytes == null) {
            return null;
        }
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
