/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches values by path from a tree. Not thread-safe. */
final class TreeValues {
    private @Nullable Object root;

    /** Turns to another document; returns whether it is acceptable. */
    boolean bind(Parsed document) {
        root = document.tree();
        return document.fault() == null;
    }

    /** The value at a path without wildcards. */
    @Nullable
    Object value(List<PathStep> steps) {
        Object value = root;
        for (int i = 0; i < steps.size() && value != PathSet.MISSING; i++) {
            value = child(value, steps.get(i));
        }
        return shown(value);
    }

    /** The values at a path with wildcards. */
    JsonArray values(List<PathStep> steps) {
        List<@Nullable Object> found = new ArrayList<>();
        collect(root, steps, 0, found);
        return new JsonArray(found.toArray());
    }

    private static void collect(@Nullable Object start, List<PathStep> steps, int from, List<@Nullable Object> found) {
        Object value = start;
        for (int i = from; i < steps.size(); i++) {
            PathStep step = steps.get(i);
            if (step == PathStep.EACH) {
                each(value, steps, i + 1, found);
                return;
            }
            value = child(value, step);
        }
        found.add(shown(value));
    }

    private static void each(@Nullable Object value, List<PathStep> steps, int rest, List<@Nullable Object> found) {
        if (!(value instanceof JsonArray array)) {
            found.add(PathSet.NO_ARRAY);
            return;
        }
        if (array.isEmpty()) {
            found.add(PathSet.NO_ELEMENTS);
        }
        for (Object element : array) {
            collect(element, steps, rest, found);
        }
    }

    private static @Nullable Object child(@Nullable Object parent, PathStep step) {
        if (step instanceof PathStep.Name name && parent instanceof JsonObject object) {
            int index = object.indexOf(name.name());
            return index < 0 ? PathSet.MISSING : object.valueAt(index);
        }
        if (step instanceof PathStep.Index place && parent instanceof JsonArray array) {
            return place.index() < array.size() ? array.get(place.index()) : PathSet.MISSING;
        }
        return PathSet.MISSING;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof JsonObject || value instanceof JsonArray ? PathSet.CONTAINER : value;
    }
}
