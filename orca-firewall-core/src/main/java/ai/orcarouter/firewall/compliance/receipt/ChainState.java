/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.spi.ChainHead;

/**
 * One event chain as a checkpoint saw it.
 *
 * @param writer who writes it
 * @param epoch the writer's start
 * @param start the row after which it is kept; rows up to it were let go, none when its sequence is 0
 * @param head its newest row
 */
public record ChainState(String writer, long epoch, ChainHead start, ChainHead head) {
    /** Checks that it does not end before it starts. */
    public ChainState {
        if (start.sequence() > head.sequence()) {
            throw new IllegalArgumentException("a chain does not end before it starts");
        }
    }

    /** Which chain it is, for people and as a key. */
    public String name() {
        return name(writer, epoch);
    }

    static String name(String writer, long epoch) {
        return writer + "/" + epoch;
    }

    /** Whether all its rows were let go. */
    boolean isGone() {
        return start.equals(head);
    }
}
