/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An immutable JSON array, which may hold nulls. */
final class JsonArray extends AbstractList<@Nullable Object> implements Parsed, RandomAccess {
    private final @Nullable Object[] values;

    /** Takes the array over. */
    JsonArray(@Nullable Object[] values) {
        this.values = values;
    }

    @Override
    public @Nullable Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
