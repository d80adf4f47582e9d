/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.normal.Ascii;
import ai.orcarouter.core.text.internal.normal.Normal;
import ai.orcarouter.core.text.internal.normal.SpacedLetters;
import ai.orcarouter.core.text.internal.normal.Steps;
import ai.orcarouter.core.text.internal.offset.OffsetMap;
import java.util.Optional;

/**
 * Brings text into one form for detection, whatever it is disguised with, and keeps the way back to the original.
 *
 * <p>What is always done: characters without a glyph, bidirectional controls and control characters are removed, tag
 * characters become the ASCII that they smuggle, and the rest becomes NFKC (UAX #15) with ASCII spaces, quotation marks
 * and dashes; letters in small capitals, squares and flags become ASCII letters, and combining marks go that are left
 * on an ASCII letter. Letters of other scripts that look like ASCII ones (UTS #39) are replaced inside words that mix
 * scripts, and in words that are nothing but look-alikes when nothing around them is of their script: Russian stays
 * Russian. Half surrogate pairs become U+FFFD.
 *
 * <p>Normalising a normalised text changes nothing. Time and memory are linear in the length of the text whatever it
 * holds, and the result is at most 6 times as long: the two ligatures that NFKC makes whole formulas of (U+FDFA,
 * U+FDFB) become the letter these begin with, and more than 30 combining marks in a row are cut. A text of plain ASCII
 * is returned as it is, without a copy, at about the speed at which it can be read.
 *
 * <p>Immutable and thread-safe.
 */
public final class TextNormalizer {
    private static final TextNormalizer STANDARD = builder().build();

    private final Steps steps;

    private TextNormalizer(Steps steps) {
        this.steps = steps;
    }

    /** The normaliser with the default steps: case and leetspeak are kept. */
    public static TextNormalizer standard() {
        return STANDARD;
    }

    /** A builder that starts from the default steps. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether a text is plain ASCII (printable, or white space), which the default steps leave as it is. */
    public static boolean isPlain(String text) {
        return Ascii.plainPrefix(text) == text.length();
    }

    /** Normalises a text. */
    public NormalizedText normalize(String text) {
        return normalize(MappedText.of(text));
    }

    /** Normalises a text that was derived from another, with offsets of that other one. */
    public NormalizedText normalize(MappedText text) {
        Normal normal = steps.normalize(text.text());
        return new NormalizedText(text, derive(text, normal), normal.log());
    }

    private static MappedText derive(MappedText source, Normal normal) {
        OffsetMap map = normal.map();
        if (map != null) {
            return source.derive(normal.text(), map);
        }
        return normal.text().equals(source.text()) ? source : source.derive(normal.text());
    }

    /**
     * A view of a text in which words that were written with a separator between each two letters ({@code i g n o r e},
     * {@code i-g-n-o-r-e}) are put together: at least four single letters or digits with the same separator between
     * them, a space or one of {@code . - _ * | / , + ~ #}. Empty when the text has none.
     */
    public static Optional<MappedText> joinSpacedLetters(MappedText text) {
        Normal joined = SpacedLetters.join(text.text());
        OffsetMap map = joined.map();
        return map == null ? Optional.empty() : Optional.of(text.derive(joined.text(), map));
    }

    /** Chooses the steps of a normaliser. Not thread-safe. */
    public static final class Builder {
        private boolean confusables = true;
        private boolean ignoreCase;
        private boolean leetspeak;

        private Builder() {}

        /** Whether letters of other scripts are replaced by the ASCII letters they look like; on by default. */
        public Builder confusables(boolean replace) {
            confusables = replace;
            return this;
        }

        /** Whether letters are replaced by their small forms, one for one; off by default. */
        public Builder ignoreCase(boolean lower) {
            ignoreCase = lower;
            return this;
        }

        /**
         * Whether digits beside ASCII letters and signs between them are replaced by the letters they stand for in
         * leetspeak ({@code 1gn0r3}); off by default, because it garbles what is no leetspeak.
         */
        public Builder leetspeak(boolean replace) {
            leetspeak = replace;
            return this;
        }

        /** The normaliser. */
        public TextNormalizer build() {
            return new TextNormalizer(new Steps(true, confusables, ignoreCase, leetspeak));
        }
    }
}
