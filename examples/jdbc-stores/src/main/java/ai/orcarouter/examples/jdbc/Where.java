/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a query, with the values they bind. Not thread-safe. */
final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition, a constant text with a question mark for each value. */
    Where and(String condition, Object... bound) {
        text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** Adds that a column equals a text, unless the text is empty. */
    Where andIfGiven(String column, String value) {
        return value.isEmpty() ? this : and(column + " = ?", value);
    }

    String text() {
        return text.toString();
    }

    /** The values of the conditions, then those of what follows them. */
    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
