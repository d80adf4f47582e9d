/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the library remembers of one agent run, such as how far each sequence has come. The ledger does not look into
 * it.
 *
 * @param version counts the changes of it, from 1; {@code 0} is the version of a run of which nothing is remembered
 * @param text the state, up to {@link #MAX_TEXT} characters
 * @param expiresAt from when on nothing is remembered, cut to microseconds
 */
public record RunState(long version, String text, Instant expiresAt) {
    /** The most characters of a state: 64 Ki. */
    public static final int MAX_TEXT = 64 << 10;

    /** Checks version and text, and cuts the time to microseconds. */
    public RunState {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        StoreText.check("the state of a run", text, MAX_TEXT);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    }
}
