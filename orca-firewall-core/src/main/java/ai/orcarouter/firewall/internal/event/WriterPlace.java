/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The chain that an {@link EventWriter} writes (SEMANTICS 5.4).
 *
 * @param workspace the workspace
 * @param writer id of the writer: digits and lower-case letters, unique among the processes that share a store
 * @param epoch the writer's start; moved up by the writer if the store has that chain already
 */
public record WriterPlace(String workspace, String writer, long epoch) {
    private static final int RANDOM_BITS = 128;
    private static final int RADIX = 36;

    /** A chain that nobody has begun: a random writer, and the time of its start in milliseconds as the epoch. */
    public static WriterPlace fresh(String workspace, Clock clock) {
        String writer = new BigInteger(RANDOM_BITS, new SecureRandom()).toString(RADIX);
        return new WriterPlace(workspace, writer, clock.millis());
    }

    WriterPlace nextEpoch() {
        return new WriterPlace(workspace, writer, epoch + 1);
    }
}
