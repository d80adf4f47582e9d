/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.source.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file. Interpreters run text with a few bytes that are none, so it is text all the same.
 *
 * @param text what can be read
 * @param exact whether that is all: UTF-8 without NUL, or what little text a picture or document holds
 */
public record FileText(String text, boolean exact) {
    /** Of 100 bytes that many may be no text, in files that are mostly text. Compressed data and programs have more. */
    private static final int MOST_BAD = 30;

    private static final int MOST_BAD_IN_MEDIA = 10;
    private static final char REPLACEMENT = '\uFFFD';

    /** The text of a file; null when it is none. */
    public static @Nullable FileText of(FileEntry file) {
        byte[] bytes = file.bytes();
        int nul = count(bytes);
        String strict = nul == 0 ? strict(bytes, 0, StandardCharsets.UTF_8) : null;
        if (strict != null) {
            return new FileText(strict.startsWith("\uFEFF") ? strict.substring(1) : strict, true);
        }
        if (Signature.isProgram(bytes) || Signature.isCompiled(file.name(), bytes) || Signature.isArchive(bytes)) {
            return null;
        }
        String wide = wide(bytes, nul);
        if (wide != null) {
            return new FileText(wide, false);
        }
        boolean media = Signature.isMedia(file.name(), bytes);
        int most = (int) ((long) bytes.length * (media ? MOST_BAD_IN_MEDIA : MOST_BAD) / 100);
        if (nul + Malformed.count(bytes, most) > most) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (nul + text.chars().filter(c -> c == REPLACEMENT).count() > most) {
            return null;
        }
        // Shells pass over NUL, which must not part a word.
        return new FileText(text.replace("\0", ""), media);
    }

    private static int count(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == 0 ? 1 : 0;
        }
        return count;
    }

    /** UTF-16 with a mark of its byte order, mostly of Latin characters; else anything could be taken for it. */
    private static @Nullable String wide(byte[] bytes, int nul) {
        if (bytes.length < 4 || nul < bytes.length / 3) {
            return null;
        }
        int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (mark) {
            case 0xFFFE -> strict(bytes, 2, StandardCharsets.UTF_16LE);
            case 0xFEFF -> strict(bytes, 2, StandardCharsets.UTF_16BE);
            default -> null;
        };
    }

    private static @Nullable String strict(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
