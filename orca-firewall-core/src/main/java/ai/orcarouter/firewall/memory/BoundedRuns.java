/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map with a bound, from which entries past their time are dropped when it is full. Not thread-safe. */
final class BoundedRuns<K, V> {
    private final Map<K, V> map = new HashMap<>();
    private final int capacity;
    private final Function<V, Instant> end;
    /** No entry ends before this; saves looking at all of them on every refusal. */
    private Instant firstEnd = Instant.MAX;

    BoundedRuns(int capacity, Function<V, Instant> end) {
        this.capacity = capacity;
        this.end = end;
    }

    @Nullable
    V get(K key) {
        return map.get(key);
    }

    void put(K key, V value) {
        map.put(key, value);
        firstEnd = earlier(firstEnd, end.apply(value));
    }

    void remove(K key) {
        map.remove(key);
    }

    /** Makes sure that one more entry fits, dropping those that ended at {@code past} or before, or throws. */
    void makeRoom(Instant past) {
        if (map.size() >= capacity && !firstEnd.isAfter(past)) {
            map.values().removeIf(value -> !end.apply(value).isAfter(past));
            firstEnd = map.values().stream().map(end).reduce(Instant.MAX, BoundedRuns::earlier);
        }
        if (map.size() >= capacity) {
            throw new OrcaException(ErrorCode.STORE_FULL, "there are " + capacity + " runs already");
        }
    }

    private static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
