/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** The signatures of accepted callbacks until their time is over; a bounded number of them. Thread-safe. */
final class SeenCallbacks {
    enum Answer {
        NEW,
        KNOWN,
        FULL
    }

    private record Entry(String signature, long lastSecond) {}

    private final Object lock = new Object();
    private final int capacity;

    // Guarded by lock.
    private final Set<String> signatures = new HashSet<>();

    // Guarded by lock.
    private final Queue<Entry> byEnd = new PriorityQueue<>(Comparator.comparingLong(Entry::lastSecond));

    SeenCallbacks(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("at least one callback must be remembered");
        }
        this.capacity = capacity;
    }

    /** Remembers a signature through {@code lastSecond}, unless it is known or there is no room. */
    Answer add(String signature, long lastSecond, long nowSecond) {
        synchronized (lock) {
            for (Entry entry = byEnd.peek(); entry != null && entry.lastSecond() < nowSecond; entry = byEnd.peek()) {
                byEnd.remove();
                signatures.remove(entry.signature());
            }
            if (signatures.contains(signature)) {
                return Answer.KNOWN;
            }
            if (signatures.size() >= capacity) {
                return Answer.FULL;
            }
            signatures.add(signature);
            byEnd.add(new Entry(signature, lastSecond));
            return Answer.NEW;
        }
    }
}
