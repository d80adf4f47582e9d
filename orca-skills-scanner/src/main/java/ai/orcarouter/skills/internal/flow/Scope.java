/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a function, or of a script. */
final class Scope {
    private static final int MAX_DEPTH = 40;

    /** Parts of a dotted name that are tried; a longer one is told. */
    private static final int MAX_PARTS = 16;

    private final Budget budget;
    final @Nullable Scope parent;
    final @Nullable Summary function;
    final int end;

    /** Whether the model calls it. */
    final boolean tool;

    private final int depth;
    private final Map<String, List<Taint>> variables = new HashMap<>();

    /** Whether it resolves or checks a path. */
    boolean checks;

    /** That of a script. */
    Scope(Budget budget, int end) {
        this(budget, null, null, end, false);
    }

    /** That of a function inside of another. */
    Scope(Scope parent, @Nullable Summary function, int end, boolean tool) {
        this(parent.budget, parent, function, end, tool);
    }

    private Scope(Budget budget, @Nullable Scope parent, @Nullable Summary function, int end, boolean tool) {
        this.budget = budget;
        this.parent = parent;
        this.function = function;
        this.end = end;
        this.tool = tool;
        depth = parent == null ? 0 : parent.depth + 1;
    }

    /** Whether functions may be inside of it; whoever nests deeper hides nothing by it, variables are then shared. */
    boolean nests() {
        return depth < MAX_DEPTH;
    }

    /** What a variable holds: {@code a.b.c} is {@code a} when nothing is known of its parts. */
    List<Taint> get(String name) {
        String part = name;
        for (int parts = 0; parts < MAX_PARTS; parts++) {
            List<Taint> found = find(part);
            int dot = part.lastIndexOf('.');
            if (found != null || dot <= 0) {
                return found == null ? List.of() : found;
            }
            part = part.substring(0, dot);
        }
        budget.lose();
        List<Taint> found = find(part.substring(0, Math.max(0, part.indexOf('.'))));
        return found == null ? List.of() : found;
    }

    private @Nullable List<Taint> find(String name) {
        for (Scope at = this; at != null; at = at.parent) {
            List<Taint> found = at.variables.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Gives a variable another value. */
    void set(String name, List<Taint> taints, boolean local) {
        Scope at = local && !isMember(name) ? this : owner(name);
        at.variables.put(name, taints);
    }

    /** Adds to what a variable holds. */
    void add(String name, List<Taint> taints) {
        if (!taints.isEmpty()) {
            Scope at = owner(name);
            at.variables.put(name, Taint.union(at.variables.getOrDefault(name, List.of()), taints));
        }
    }

    /** Members of objects are shared by the functions of a script. */
    private Scope owner(String name) {
        if (isMember(name)) {
            return root();
        }
        for (Scope at = this; at != null; at = at.parent) {
            if (at.variables.containsKey(name)) {
                return at;
            }
        }
        return this;
    }

    private static boolean isMember(String name) {
        return name.startsWith("self.") || name.startsWith("this.");
    }

    private Scope root() {
        Scope at = this;
        while (at.parent != null) {
            at = at.parent;
        }
        return at;
    }
}
