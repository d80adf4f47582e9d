/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import java.util.Locale;

/** A kind of change that {@link TextNormalizer} makes to a text. Some of them are rare outside of attacks. */
public enum TextChange {
    /**
     * Removed: a character without a glyph where it has no ordinary use, such as a zero-width space, a variation
     * selector behind an ASCII letter, or the second of two in a row.
     */
    HIDDEN,
    /**
     * Removed: a character without a glyph in ordinary use, such as a joiner between emoji or Persian letters, an emoji
     * selector, a soft hyphen, a byte order mark, or the tags of the three subdivision flags.
     */
    JOINER,
    /** Removed: a mark, embedding, override or isolate of the bidirectional algorithm. */
    BIDI,
    /** Replaced by the ASCII character that it stands for, or removed: a tag character (U+E0000 to U+E007F). */
    TAG,
    /** Removed: a control character other than tab, line feed, vertical tab, form feed and carriage return. */
    CONTROL,
    /** Replaced by U+FFFD: half of a surrogate pair without its other half. */
    MALFORMED,
    /** Replaced by a space or line feed: another space or line separator. */
    SPACE,
    /** Replaced by an ASCII letter: its full-width, mathematical, enclosed or otherwise styled form. */
    STYLED,
    /** Replaced: any other character or sequence that NFKC replaces. */
    COMPATIBILITY,
    /**
     * Replaced by the ASCII letter it looks like: a letter of another script inside a word that is not of that script.
     */
    CONFUSABLE,
    /** Replaced by its ASCII form: a quotation mark, dash or other sign. */
    PUNCTUATION,
    /** Removed: a combining mark on an ASCII letter or its look-alike, or one of more than 30 in a row. */
    MARK;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
