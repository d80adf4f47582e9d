/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the writing of events goes, since it began. Each event that was handed over is in exactly one of {@code written},
 * {@code pending} and {@code dropped}; the numbers are read one after another while work goes on.
 *
 * @param enqueued events that found a place in the queue
 * @param written of these, how many the store has taken
 * @param pending of these, how many wait to be written
 * @param dropped events that found no place, or that the store had not taken when the writer was closed
 * @param lastErrorOrNull the last failure of the store; null when there was none
 */
public record EventWriterStats(
        long enqueued,
        long written,
        long pending,
        long dropped,
        @Nullable String lastErrorOrNull) {
    /** The last failure of the store. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastErrorOrNull);
    }
}
