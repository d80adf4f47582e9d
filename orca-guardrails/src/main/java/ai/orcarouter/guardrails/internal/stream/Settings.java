/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.stream;

/**
 * How a stream is screened. All sizes are in UTF-16 code units.
 *
 * @param masks whether matches are masked; otherwise they are only recorded
 * @param hold the most that is held back when masking
 * @param kept how much is kept for rules that ask others
 */
public record Settings(boolean masks, int hold, int kept) {
    /** The least progress between two scans, which bounds how often a character is scanned. */
    int least() {
        return hold / 16;
    }

    /** How far detectors are taken to look. */
    int reach() {
        return hold / 2;
    }

    /** How much of what was sent stays in sight of detectors. */
    int context() {
        return hold / 2;
    }

    /** When the next scan is due after one. */
    long next(long received, long settled) {
        if (masks) {
            return Math.max(received + 1, Math.min(received + (hold / 4), settled + hold));
        }
        return received + Math.min(received, hold / 8);
    }

    /** When the first is due. */
    long first() {
        return masks ? hold : hold / 64;
    }
}
