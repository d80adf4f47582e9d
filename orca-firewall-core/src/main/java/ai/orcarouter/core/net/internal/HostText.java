/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The checks and decodings that come before IDNA (egress.md 3.2, steps 2 and 8). */
public final class HostText {
    private HostText() {}

    /** Refuses characters that no host, scheme or authority may hold, whatever comes later. */
    public static void requireClean(String text) throws Refusal {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && c != '\\') {
                continue;
            }
            if (c == '\\') {
                throw new Refusal("backslash", "a backslash is a slash to some parsers and none to others");
            }
            if (c == ' ') {
                throw new Refusal("whitespace", "a host has no space");
            }
            if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
                throw new Refusal("control_character", "control character " + point(c));
            }
            if (isBidiControl(c)) {
                throw new Refusal("bidi_control", "direction control " + point(c));
            }
            if (Character.isSurrogate(c)) {
                if (!isPairAt(text, i)) {
                    throw new Refusal("lone_surrogate", "half of a surrogate pair " + point(c));
                }
                i++;
            }
        }
    }

    /** Whether a surrogate pair starts at {@code i}. */
    public static boolean isPairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Decodes percent escapes once, as strict UTF-8; a percent sign that is left over is refused. */
    public static String percentDecode(String text) throws Refusal {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int value = raw[i];
            if (value == '%') {
                int high = i + 2 < raw.length ? hex(raw[i + 1]) : -1;
                int low = high < 0 ? -1 : hex(raw[i + 2]);
                value = (high << 4) | low;
                if (low < 0 || value == '%') {
                    throw new Refusal("percent_encoding", "a percent sign that no escape explains");
                }
                i += 2;
            }
            out.write(value);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("percent_encoding", "the escapes are not UTF-8");
        }
    }

    static String point(int point) {
        return String.format("U+%04X", point);
    }

    private static boolean isBidiControl(char c) {
        return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit((char) b, 16);
    }
}
