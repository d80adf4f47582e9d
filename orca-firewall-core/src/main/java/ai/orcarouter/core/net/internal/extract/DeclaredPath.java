/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.json.JsonPath;
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

    /** Reads {@code path}; an {@link IllegalArgumentException} says what is wrong with it. */
    static DeclaredPath parse(String path) {
        // The canonical spelling is the only grammar that has to be read here.
        String canonical = JsonPath.of(path).toString();
        List<String> steps = new ArrayList<>();
        int at = 1;
        while (at < canonical.length()) {
            boolean quoted = canonical.startsWith("[\"", at);
            int start = at + (quoted ? 2 : 1);
            int end = quoted
                    ? ShellNesting.unescaped(canonical, start, '"')
                    : Ascii.firstOf(canonical, canonical.charAt(at) == '.' ? ".[" : "]", start);
            String step = canonical.substring(start, end);
            steps.add(quoted ? Encodings.ansiC(step) : step);
            at = quoted ? end + 2 : canonical.charAt(at) == '.' ? end : end + 1;
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
