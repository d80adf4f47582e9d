/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The states in which runs that failed passed some places of a text. A later run that passes such a place in the same
 * state fails too, so that text which many failing runs have in common is read about once. Not thread-safe.
 *
 * <p>Places are the multiples of {@link #STEP}. Of each run the first {@link #PLACES} places are kept, so that it never
 * overwrites its own, and behind them every sixteenth for good.
 */
public final class FailedRuns {
    static final int STEP = 64;

    private static final int PLACES = 256;

    /** Units from one place that is kept for good to the next; a power of two. */
    private static final int FAR = 16 * STEP;

    private static final long[] NONE = {};

    /** Places that a run passes before what it reads is counted. */
    private static final int SHORT = 8;

    private final int[] places = new int[PLACES];
    private final int[] states = new int[PLACES];
    private long[] far = NONE;
    private int epoch = 1;
    private @Nullable StateCache cache;
    private int kept;
    private int passed;
    private boolean used = true;
    private long read;

    private final Sightings sightings;

    /**
     * For runs over the first text.
     *
     * @param sightings what all patterns know of the text
     */
    public FailedRuns(Sightings sightings) {
        this.sightings = sightings;
        forget();
    }

    /** Starts with another text. */
    public void clear() {
        read = 0;
        forget();
    }

    private void forget() {
        if (used) {
            Arrays.fill(places, -1);
            epoch++;
            used = false;
        }
    }

    Sightings sightings() {
        return sightings;
    }

    /** Starts a run on the states of a cache. */
    void start(StateCache states) {
        kept = 0;
        passed = 0;
        if (cache != states) {
            cache = states;
            forget();
        }
    }

    /** The run matched, so that the places which it passed promise nothing. */
    void matched() {
        forget();
    }

    /** Whether a run that passes a place in a state fails; if that is not known, the place is kept. */
    boolean fails(int place, int state) {
        int slot = (place / STEP) % PLACES;
        if ((places[slot] == place && states[slot] == state) || isFar(place, state)) {
            return true;
        }
        passed++;
        if (passed > SHORT) {
            read += STEP;
        }
        if (kept < PLACES) {
            kept++;
            used = true;
            places[slot] = place;
            states[slot] = state;
        } else if (place % FAR == 0) {
            keepFar(place / FAR, state);
        }
        return false;
    }

    private boolean isFar(int place, int state) {
        return place % FAR == 0 && place / FAR < far.length && far[place / FAR] == stamped(state);
    }

    private void keepFar(int number, int state) {
        if (number >= far.length) {
            far = Arrays.copyOf(far, Math.max(256, 2 * number));
        }
        far[number] = stamped(state);
    }

    /** The state together with when it was kept, so that all are forgotten at once. */
    private long stamped(int state) {
        return ((long) epoch << Integer.SIZE) | state;
    }

    /** About how many units were read by all runs together, without the first 512 of each. */
    public long read() {
        return read;
    }
}
