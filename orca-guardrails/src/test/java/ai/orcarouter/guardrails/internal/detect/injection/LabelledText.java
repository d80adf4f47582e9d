/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.List;

/**
 * A text to train on or to measure with.
 *
 * @param source where it comes from; rows of one source are left out together
 * @param origin which set it belongs to
 * @param attack whether it holds an attack
 * @param text the text
 * @param spans where the attack stands, in UTF-16 units; empty when it is not known or there is none
 */
record LabelledText(String source, Origin origin, boolean attack, String text, List<Span> spans) {
    /** The sets of texts. */
    enum Origin {
        /** Labelled prompts and documents of the shared corpus. */
        LABELLED,
        /** Ordinary files of the shared corpus. */
        ORDINARY,
        /** Written for this project. */
        OWN
    }

    /**
     * A part of a text.
     *
     * @param start where it starts
     * @param end where it ends, exclusive
     */
    record Span(int start, int end) {}
}
