/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path such as {@code $.target.hosts[*]} or {@code $["a b"][0]}, and the values it leads to. */
final class DeclaredPath {
    private static final String EVERY = "*";

    private final List<String> steps;

    private DeclaredPath(List<String> steps) {
        this.steps = steps;
    }

    /** A value and where it is. */
    record Hit(@Nullable Object value, Pointer pointer) {}

    static DeclaredPath parse(String path) {
        List<String> steps = new ArrayList<>();
        int at = 1;
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '.') {
                int end = Ascii.firstOf(path, ".[", at + 1);
                steps.add(path.substring(at + 1, end));
                at = end;
            } else if (c == '[' && path.startsWith("\"", at + 1)) {
                int end = path.indexOf("\"]", at + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("the quote is not closed: " + path);
                }
                steps.add(path.substring(at + 2, end));
                at = end + 2;
            } else if (c == '[' && path.indexOf(']', at) > 0) {
                int end = path.indexOf(']', at);
                steps.add(path.substring(at + 1, end));
                at = end + 1;
            } else {
                throw new IllegalArgumentException("not a path: " + path);
            }
        }
        return new DeclaredPath(List.copyOf(steps));
    }

    /** Every value the path leads to, at most as many as a tree may have nodes. */
    List<Hit> hits(@Nullable Object tree) {
        List<Hit> now = List.of(new Hit(tree, Pointer.ROOT));
        for (String step : steps) {
            List<Hit> next = new ArrayList<>();
            for (Hit hit : now) {
                step(hit, step, next);
            }
            now = next;
        }
        return now;
    }

    private static void step(Hit from, String step, List<Hit> out) {
        if (from.value() instanceof Map<?, ?> map) {
            if (map.containsKey(step)) {
                out.add(new Hit(map.get(step), from.pointer().member(step)));
            }
        } else if (from.value() instanceof List<?> list) {
            for (int i = 0; i < list.size() && out.size() < Caps.NODES; i++) {
                if (step.equals(EVERY) || step.equals(Integer.toString(i))) {
                    out.add(new Hit(list.get(i), from.pointer().element(i)));
                }
            }
        }
    }
}
