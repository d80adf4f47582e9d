/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of all scripts of a package: by their name inside a script, and by module and name from others. */
final class Modules {
    /** What the files hold that the scripts write. */
    final Files files = new Files();

    private final List<Atoms> all = new ArrayList<>();
    private final Map<String, Atoms> modules = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** A module that several scripts are named like is none, since nobody knows which of them is meant. */
    void add(Atoms script) {
        all.add(script);
        Atoms other = modules.putIfAbsent(script.script.module(), script);
        if (other != null && other.script.file() != script.script.file()) {
            ambiguous.add(script.script.module());
        }
    }

    /** All scripts. */
    List<Atoms> all() {
        return all;
    }

    /** A function that is called by {@code name} in a script; null when no script of the package has it. */
    @Nullable
    Summary find(Atoms script, String name) {
        boolean member = name.startsWith("self.") || name.startsWith("this.");
        Summary found = script.functions.get(member ? name.substring(5) : name);
        int dot = name.lastIndexOf('.');
        if (found != null || dot <= 0 || modules.size() < 2) {
            return found;
        }
        String module = name.substring(name.lastIndexOf('.', dot - 1) + 1, dot);
        Atoms target = ambiguous.contains(module) ? null : modules.get(module);
        return target == null ? null : target.functions.get(name.substring(dot + 1));
    }

    /** Changes whenever something was learned. */
    int weight() {
        int weight = files.weight();
        for (Atoms script : all) {
            for (Summary summary : script.functions.values()) {
                weight += summary.weight();
            }
        }
        return weight;
    }
}
