/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/**
 * Which steps a normalisation takes beside NFKC.
 *
 * @param clean removes characters without a glyph, decodes tags and replaces spaces, signs and styled letters
 * @param confusables replaces letters of other scripts by those they look like
 * @param ignoreCase replaces letters by their small forms
 * @param leetspeak replaces digits and signs in words by the letters they look like
 */
public record Steps(boolean clean, boolean confusables, boolean ignoreCase, boolean leetspeak) {

    /** Normalises a text. */
    public Normal normalize(String text) {
        int plain = Ascii.plainPrefix(text);
        if (plain == text.length() && !ignoreCase && !leetspeak) {
            return new Normal(text, null, ChangeLog.none());
        }
        return new Composer(text, plain, this).run();
    }
}
