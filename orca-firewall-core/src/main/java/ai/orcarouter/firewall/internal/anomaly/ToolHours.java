/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls and cost of one tool by hour since the epoch. Not thread-safe. */
final class ToolHours {
    private final Map<Long, Hour> hours = new HashMap<>();

    /** One hour of one tool. */
    static final class Hour {
        private long calls;
        private long cents;
        private List<String> keys = List.of();

        List<String> keys() {
            return keys;
        }
    }

    void add(long hour, long cents, String keyId) {
        Hour at = hours.computeIfAbsent(hour, key -> new Hour());
        at.calls++;
        at.cents += cents;
        at.keys = KeyNames.with(at.keys, keyId);
    }

    long calls(long hour) {
        Hour at = hours.get(hour);
        return at == null ? 0 : at.calls;
    }

    long cents(long hour) {
        Hour at = hours.get(hour);
        return at == null ? 0 : at.cents;
    }

    @Nullable
    Hour at(long hour) {
        return hours.get(hour);
    }

    List<Long> hours() {
        return new ArrayList<>(hours.keySet());
    }

    /** Forgets the hours before one; returns whether any are left. */
    boolean keepFrom(long hour) {
        hours.keySet().removeIf(known -> known < hour);
        return !hours.isEmpty();
    }
}
