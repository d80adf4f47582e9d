/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/** Takes the tokens that {@link FeatureReader} reads. */
@FunctionalInterface
interface FeatureSink {
    /**
     * Takes a token.
     *
     * @param start where it starts in the text, in UTF-16 units
     * @param end where it ends, exclusive
     * @param word the hash of the folded word, of the mark, or of the line end
     * @param meaning the number of its {@link Lexicon meaning}; 0 when it has none
     * @param features its features, each from 0 to {@link FeatureReader#BUCKETS}, exclusive; the array is used again
     *     for the next token
     * @param count how many features it has
     */
    void token(int start, int end, int word, int meaning, int[] features, int count);
}
