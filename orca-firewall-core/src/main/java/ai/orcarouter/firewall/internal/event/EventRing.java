/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from many threads to one, without a lock.
 *
 * <p>A producer claims the next number by compare-and-set, which succeeds only while that number is less than the
 * capacity away from what the consumer has freed, and then puts its item into the place of the number. Each number is
 * claimed once and each place freed once before it is used again, so nothing is lost, doubled or overwritten. Closing
 * sets a bit in the same word, so that an offer is clearly before or after it.
 */
final class EventRing {
    /** What became of an offer. */
    enum Offer {
        /** The item is in the queue. */
        TAKEN,
        /** There is no room now. */
        FULL,
        /** The queue takes nothing any more. */
        CLOSED
    }

    private static final long CLOSED = Long.MIN_VALUE;

    private final AtomicReferenceArray<@Nullable Recordable> places;
    private final int mask;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong freed = new AtomicLong();

    /** A ring of {@code capacity} places, rounded up to a power of two. */
    EventRing(int capacity) {
        int size = capacity <= 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
        places = new AtomicReferenceArray<>(size);
        mask = size - 1;
    }

    Offer offer(Recordable item) {
        while (true) {
            long number = claimed.get();
            if (number < 0) {
                return Offer.CLOSED;
            }
            if (number - freed.get() > mask) {
                return Offer.FULL;
            }
            if (claimed.compareAndSet(number, number + 1)) {
                places.set((int) number & mask, item);
                return Offer.TAKEN;
            }
        }
    }

    /** Moves up to {@code most} items into {@code out}, in order. Only the one consumer calls this. */
    void drain(List<Recordable> out, int most) {
        long number = freed.get();
        for (int i = 0; i < most; i++) {
            int place = (int) number & mask;
            Recordable item = places.get(place);
            if (item == null) {
                break; // nothing claimed, or claimed and not yet put there
            }
            out.add(item);
            places.setPlain(place, null);
            number++;
        }
        freed.setRelease(number);
    }

    /** Takes no more offers. */
    void close() {
        claimed.getAndUpdate(number -> number | CLOSED);
    }

    /** How many items were ever taken. */
    long claimed() {
        return claimed.get() & ~CLOSED;
    }

    /** Whether nothing is claimed that the consumer has not taken out. */
    boolean isEmpty() {
        return claimed() == freed.get();
    }

    int capacity() {
        return mask + 1;
    }
}
