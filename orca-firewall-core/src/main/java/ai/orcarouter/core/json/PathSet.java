/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The paths that a policy asks for, numbered from 0 without doubles, and the reader that fetches their values.
 *
 * <p>Immutable and thread-safe; its {@link Reader}s are not.
 */
public final class PathSet {
    /** Stands for no value: the path leads nowhere. Compare by identity. */
    public static final Object MISSING = new Marker("missing");
    /** Stands for an object or an array, whatever it holds. Compare by identity. */
    public static final Object CONTAINER = new Marker("object or array");
    /**
     * Stands in {@link Reader#values} for an array that {@code [*]} reached and that has no elements. Compare by
     * identity.
     */
    public static final Object NO_ELEMENTS = new Marker("no elements");
    /** Stands in {@link Reader#values} for a {@code [*]} that was not reached at an array. Compare by identity. */
    public static final Object NO_ARRAY = new Marker("no array");
    /** Stands for JSON null among remembered values, where null means that nothing was remembered. */
    private static final Object NULL = new Marker("null");

    private final List<JsonPath> paths;
    private final Map<JsonPath, Integer> numbers = new HashMap<>();
    private final PathTree tree;
    /** The steps of each path without {@code [*]}. */
    private final PathStep[][] steps;

    private PathSet(List<JsonPath> paths) {
        this.paths = paths.stream().distinct().toList();
        for (int i = 0; i < this.paths.size(); i++) {
            numbers.put(this.paths.get(i), i);
        }
        tree = new PathTree(this.paths);
        steps = new PathStep[this.paths.size()][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = this.paths.get(i).steps().toArray(PathStep[]::new);
        }
    }

    /** The set of these paths, numbered in order of their first occurrence. */
    public static PathSet of(List<JsonPath> paths) {
        return new PathSet(paths);
    }

    /** How many different paths there are. */
    public int size() {
        return paths.size();
    }

    /** The path with that number. */
    public JsonPath path(int number) {
        return paths.get(number);
    }

    /** The number of a path, or -1 when it is not in the set. */
    public int indexOf(JsonPath path) {
        return numbers.getOrDefault(path, -1);
    }

    /** Whether {@link #valueIn} may be asked: the arguments are acceptable, and held as a tree already. */
    public static boolean hasTree(Arguments arguments) {
        Parsed known = arguments.known();
        return known != null && known.built();
    }

    /**
     * The value at a path without {@code [*]}, as {@link Reader#value} gives it. Follows the path each time, and writes
     * nothing down.
     *
     * @param arguments for which {@link #hasTree} holds
     * @param path the number of the path
     */
    public @Nullable Object valueIn(Arguments arguments, int path) {
        return TreeValues.value(Objects.requireNonNull(arguments.known()).tree(), steps[path]);
    }

    /** A new reader, bound to {@link Arguments#none()}. */
    public Reader newReader() {
        return new Reader(this);
    }

    /**
     * Fetches values of one document at a time. Reusable without allocation except for the values themselves; not
     * thread-safe.
     *
     * <p>A text that nothing has parsed yet is checked as a whole in one pass and only the values asked for are
     * decoded; arguments that hold a tree are read from it. Values are the same either way, and each is fetched once a
     * binding.
     */
    public static final class Reader {
        private final PathSet set;
        private final TapeValues tape = new TapeValues();
        private final TreeValues tree;
        private final @Nullable Object[] memo;
        private final int[] stamps;
        /** For each path its node in the tree of paths, -1 for a path with {@code [*]}. */
        private final int[] nodes;
        /** Numbers of the paths that {@link #memo} holds a value for, each once. */
        private final int[] touched;

        private int touchedCount;
        private int generation;
        private boolean onTape;

        private Reader(PathSet set) {
            this.set = set;
            this.tree = new TreeValues(set.tree);
            this.nodes = new int[set.size()];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = set.path(i).hasWildcard() ? -1 : set.tree.end(i);
            }
            this.memo = new @Nullable Object[set.size()];
            this.stamps = new int[set.size()];
            this.touched = new int[set.size()];
            bind(Arguments.none());
        }

        /**
         * Turns to other arguments; values fetched so far are forgotten.
         *
         * @return false when they have a {@linkplain Arguments#fault() fault}; then the reader is bound to
         *     {@link Arguments#none()}
         */
        public boolean bind(Arguments arguments) {
            if (++generation <= 0) {
                Arrays.fill(stamps, 0);
                generation = 1;
            }
            Parsed known = arguments.known();
            boolean acceptable;
            if (known == null || (known.fault() == null && !known.built())) {
                onTape = true;
                acceptable = tape.bind(arguments);
            } else {
                onTape = false;
                acceptable = tree.bind(known);
            }
            if (!acceptable) {
                onTape = false;
                tree.bind(JavaTree.EMPTY_OBJECT);
            }
            return acceptable;
        }

        /**
         * The value at a path without {@code [*]}: {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean},
         * {@code null}, {@link #CONTAINER} or {@link #MISSING}.
         *
         * @param path the number of the path
         * @throws IllegalArgumentException when the path has a {@code [*]}
         */
        public @Nullable Object value(int path) {
            int node = nodes[path];
            if (node < 0) {
                throw new IllegalArgumentException("a path with [*] has values, not a value");
            }
            if (!onTape) {
                return tree.value(node);
            }
            if (stamps[path] != generation) {
                remember(path, tape.value(set.path(path).steps()));
            }
            Object value = memo[path];
            return value == NULL ? null : value;
        }

        /**
         * The values that a path reaches, in document order: those of {@link #value}, {@link #MISSING} for an element
         * in which the rest of the path leads nowhere, {@link #NO_ELEMENTS} for an empty array, {@link #NO_ARRAY} where
         * a {@code [*]} meets no array. Never empty; one value for a path without {@code [*]}.
         *
         * @param path the number of the path
         */
        public List<@Nullable Object> values(int path) {
            JsonPath steps = set.path(path);
            if (!steps.hasWildcard()) {
                return new JsonArray(new @Nullable Object[] {value(path)});
            }
            if (stamps[path] != generation) {
                remember(path, onTape ? tape.values(steps.steps()) : tree.values(steps.steps()));
            }
            return (JsonArray) Objects.requireNonNull(memo[path]);
        }

        private void remember(int path, @Nullable Object value) {
            if (memo[path] == null) {
                touched[touchedCount++] = path;
            }
            memo[path] = value == null ? NULL : value;
            stamps[path] = generation;
        }

        /** How many values are kept; for tests of {@link #release}. */
        int kept() {
            int kept = 0;
            for (Object value : memo) {
                kept += value == null ? 0 : 1;
            }
            return kept;
        }

        /**
         * Lets go of the arguments; there are no values until the next {@link #bind}. Costs as much as values were
         * fetched.
         */
        public void release() {
            for (int i = 0; i < touchedCount; i++) {
                memo[touched[i]] = null;
            }
            touchedCount = 0;
            generation++;
            if (onTape) {
                bind(Arguments.none());
            }
            tree.release();
        }
    }

    /** A sentinel that names itself in a debugger. */
    private static final class Marker {
        private final String name;

        Marker(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
