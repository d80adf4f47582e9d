/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * Something a detector saw in a text. It never holds the text itself, so it can be logged.
 *
 * @param plane what was looked for
 * @param kind what it is, such as {@code EMAIL_ADDRESS} or {@code github-pat}
 * @param detector id of the rule that saw it
 * @param start where it begins, in UTF-16 code units of the text that was analysed
 * @param end where it ends, exclusive; at least {@code start}
 * @param confidence from 0, a guess, to 1, certain
 * @param reason one sentence that says why, without anything from the text
 */
public record Finding(
        DetectionPlane plane, String kind, String detector, int start, int end, double confidence, String reason) {
    /** Checks the span and the confidence. */
    public Finding {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is not between 0 and 1: " + confidence);
        }
    }

    /** Whether both have a character in common. */
    public boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }
}
