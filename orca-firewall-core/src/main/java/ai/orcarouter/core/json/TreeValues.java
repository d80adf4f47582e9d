/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches values by path from a tree. The place of each step is looked up once a document and kept as a number: writing
 * down numbers costs less than writing down references, which the garbage collector wants to be told of. Not
 * thread-safe.
 */
final class TreeValues {
    private static final int NOWHERE = -1;

    private final PathTree paths;
    /** For each node of the tree of paths, the document it was looked up in and its place in the parent. */
    private final long[] places;

    private @Nullable Object root;
    private int document;

    TreeValues(PathTree paths) {
        this.paths = paths;
        places = new long[paths.size()];
    }

    /** Turns to another document; returns whether it is acceptable. */
    boolean bind(Parsed parsed) {
        if (++document <= 0) {
            Arrays.fill(places, 0);
            document = 1;
        }
        root = parsed.tree();
        return parsed.fault() == null;
    }

    /** Lets go of the document. */
    void release() {
        root = null;
        document++;
    }

    /** The value at a node of the tree of paths. */
    @Nullable
    Object value(int node) {
        return shown(at(node));
    }

    private @Nullable Object at(int node) {
        if (node == PathTree.ROOT) {
            return root;
        }
        int parent = paths.parent(node);
        Object within = parent == PathTree.ROOT ? root : at(parent);
        long known = places[node];
        int place = (int) known;
        if ((int) (known >>> Integer.SIZE) != document) {
            place = place(within, paths.step(node));
            places[node] = ((long) document << Integer.SIZE) | (place & 0xFFFF_FFFFL);
        }
        return child(within, place);
    }

    /** The value at the end of {@code steps}, which hold no wildcard, without keeping anything. */
    static @Nullable Object value(@Nullable Object root, PathStep[] steps) {
        Object value = root;
        for (PathStep step : steps) {
            value = child(value, step);
        }
        return shown(value);
    }

    private static int place(@Nullable Object parent, PathStep step) {
        if (step instanceof PathStep.Name name && parent instanceof JsonObject object) {
            return object.indexOf(name.name());
        }
        if (step instanceof PathStep.Index index && parent instanceof JsonArray array) {
            return index.index() < array.size() ? index.index() : NOWHERE;
        }
        return NOWHERE;
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
        return child(parent, place(parent, step));
    }

    private static @Nullable Object child(@Nullable Object parent, int place) {
        if (place == NOWHERE) {
            return PathSet.MISSING;
        }
        if (parent instanceof JsonObject object) {
            return object.valueAt(place);
        }
        return parent instanceof JsonArray array ? array.get(place) : PathSet.MISSING;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof JsonObject || value instanceof JsonArray ? PathSet.CONTAINER : value;
    }
}
