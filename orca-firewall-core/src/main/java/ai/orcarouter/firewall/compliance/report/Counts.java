/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each combination of texts came up. Names come from agents too, so there are at most {@link #MAX_ROWS}
 * combinations; what comes after them is counted as one.
 */
final class Counts {
    /** The most combinations. */
    static final int MAX_ROWS = 1_000;

    private static final String OTHER = "(others)";

    private final List<String> columns;
    private final Map<List<String>, Long> counts = new HashMap<>();
    private long others;

    Counts(String... columns) {
        this.columns = List.of(columns);
    }

    void add(String... values) {
        List<String> row = List.of(values);
        if (counts.size() < MAX_ROWS || counts.containsKey(row)) {
            counts.merge(row, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** One row each, the most frequent first. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> out = new ArrayList<>();
        Comparator<Map.Entry<List<String>, Long>> order = Map.Entry.<List<String>, Long>comparingByValue()
                .reversed()
                .thenComparing(entry -> String.join("\0", entry.getKey()));
        counts.entrySet().stream().sorted(order).forEach(entry -> out.add(row(entry.getKey(), entry.getValue())));
        if (others > 0) {
            out.add(row(columns.stream().map(column -> OTHER).toList(), others));
        }
        return out;
    }

    private Map<String, Object> row(List<String> values, long count) {
        Map<String, Object> row = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        row.put("count", count);
        return row;
    }

    /** The counts of the only column by its value; an empty text is {@code (none)}. */
    Map<String, Object> byName() {
        Map<String, Object> out = new TreeMap<>();
        counts.forEach((row, count) -> out.put(row.get(0).isEmpty() ? "(none)" : row.get(0), count));
        if (others > 0) {
            out.put(OTHER, others);
        }
        return out;
    }
}
