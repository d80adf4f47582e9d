/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a reviewer decided on a held call.
 *
 * @param approved whether the call may be dispatched once
 * @param reviewer who decided, 1 to 512 characters; {@code webhook} for a signed callback
 * @param comment in the reviewer's words, may be empty; kept as {@link StoreText#clean} leaves it
 * @param time when, cut to microseconds
 */
public record ApprovalRuling(boolean approved, String reviewer, String comment, Instant time) {
    /** Checks the reviewer, cleans the comment and cuts the time to microseconds. */
    public ApprovalRuling {
        StoreText.checkName("a reviewer", reviewer);
        comment = StoreText.clean(comment, StoreText.MAX_SENTENCE);
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
