/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

/** Counts work against a share that is a text's own, and then against what all texts have together. */
final class Meter {
    private int pool;
    private int own;
    private long done;
    private boolean spent;

    Meter(int pool) {
        this.pool = pool;
    }

    /** Goes on with another text. What the one before did not use of its share is for all. */
    void begin(int share) {
        pool += own;
        own = share;
        spent = false;
    }

    /** Takes some; false when there was no room for it, and from then on until the next text. */
    boolean take(int units) {
        if (spent || units > own + pool) {
            spent = true;
            return false;
        }
        int mine = Math.min(own, units);
        own -= mine;
        pool -= units - mine;
        done += units;
        return true;
    }

    boolean isSpent() {
        return spent;
    }

    long done() {
        return done;
    }
}
