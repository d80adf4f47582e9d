/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * Something that the screening of a stream could not do as the screening of the whole text does. Each is reported once.
 */
public enum StreamWarning {
    /** Places were found that a rule masks; they were recorded and left as they are, as the mode says. */
    MASK_NOT_APPLIED,
    /** A match might have grown longer than the hold-back; the stream was cut before it. */
    MATCH_TOO_LONG,
    /** A detector found something when a part of it had been sent; the rest was masked. */
    FOUND_TOO_LATE,
    /** A rule that asks others fired at the end, when text had been sent already. */
    DECIDED_AFTER_SENDING,
    /**
     * Rules that ask others were asked about the beginning of the text only, because it is longer than what is kept.
     */
    ASKED_ABOUT_A_PART,
    /** Rules fired in more places than are recorded. */
    MATCHES_NOT_RECORDED
}
