/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A kind of credential that can be told by its own form: a line of {@code tokens.pack}.
 *
 * @param id what findings of it are called
 * @param provider who issues it
 * @param confidence from 0 to 1
 * @param shape its form
 * @param check a checksum that raises the confidence
 * @param near a word that has to stand shortly before, in lower case; empty when none has to
 * @param begin what the value has to begin with; empty when the shape says it
 * @param fill whether a value of one repeated letter is believed too
 * @param counterExamples texts that are none of it
 */
record TokenKind(
        String id,
        String provider,
        double confidence,
        Shape shape,
        Check check,
        String near,
        String begin,
        boolean fill,
        List<String> counterExamples) {
    /** A checksum inside the value. */
    enum Check {
        NONE,
        CRC32,
        ACCOUNT
    }

    /** @throws IllegalArgumentException when the line is none */
    static TokenKind parse(String line) {
        List<String> words = Packs.words(line);
        if (words.size() < 4) {
            throw new IllegalArgumentException("too few words: " + line);
        }
        int shapeAt = 3;
        String form = words.get(shapeAt);
        int checksAt = 4;
        while (checksAt < words.size() && words.get(checksAt).startsWith("{")) {
            form = form + " " + words.get(checksAt);
            checksAt++;
        }
        Check check = Check.NONE;
        String near = "";
        String begin = "";
        boolean fill = false;
        for (String word : words.subList(checksAt, words.size())) {
            if (word.startsWith("near=")) {
                near = word.substring(5).toLowerCase(Locale.ROOT);
            } else if (word.startsWith("begin=")) {
                begin = word.substring(6);
            } else if (word.equals("fill")) {
                fill = true;
            } else if (word.equals("crc32")) {
                check = Check.CRC32;
            } else if (word.equals("account")) {
                check = Check.ACCOUNT;
            } else {
                throw new IllegalArgumentException("no such check: " + word + " in " + line);
            }
        }
        double confidence = Integer.parseInt(words.get(2)) / 100.0;
        Shape shape = ShapeParser.parse(form);
        if (shape.anchor().length() < 2) {
            throw new IllegalArgumentException("nothing to look for: " + line);
        }
        return new TokenKind(words.get(0), words.get(1), confidence, shape, check, near, begin, fill, List.of());
    }

    TokenKind withCounterExample(String text) {
        List<String> more = new ArrayList<>(counterExamples);
        more.add(text);
        return new TokenKind(id, provider, confidence, shape, check, near, begin, fill, List.copyOf(more));
    }
}
