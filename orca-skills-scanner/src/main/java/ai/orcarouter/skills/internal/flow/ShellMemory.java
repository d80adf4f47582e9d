/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the variables and files of a shell script hold. A substitution sees what the commands around it know and keeps
 * what it sets to itself, as a subshell does; nothing is copied for it.
 */
final class ShellMemory {
    private final @Nullable ShellMemory around;
    private final Map<String, List<Taint>> variables = new HashMap<>();
    private final Map<String, List<Taint>> files = new HashMap<>();

    private ShellMemory(@Nullable ShellMemory around) {
        this.around = around;
    }

    static ShellMemory empty() {
        return new ShellMemory(null);
    }

    ShellMemory subshell() {
        return new ShellMemory(this);
    }

    /** What a variable holds; empty when the script never set it to anything of interest. */
    Optional<List<Taint>> variable(String name) {
        return find(name, true);
    }

    void assign(String name, List<Taint> taints) {
        keep(variables, name, taints, variable(name).isPresent());
    }

    List<Taint> file(String path) {
        return find(plain(path), false).orElse(List.of());
    }

    /** Whether the script wrote to a file of this name. */
    boolean knows(String path) {
        return find(plain(path), false).isPresent();
    }

    void write(String path, List<Taint> taints) {
        String name = plain(path);
        keep(files, name, taints, find(name, false).isPresent());
    }

    private Optional<List<Taint>> find(String name, boolean variable) {
        for (ShellMemory at = this; at != null; at = at.around) {
            List<Taint> known = (variable ? at.variables : at.files).get(name);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static void keep(Map<String, List<Taint>> map, String name, List<Taint> taints, boolean known) {
        if (known || !taints.isEmpty()) {
            map.put(name, taints);
        }
    }

    /** A path as later commands may write it. */
    private static String plain(String text) {
        String path = text.substring(text.lastIndexOf('@') + 1);
        return path.startsWith("./") ? path.substring(2) : path;
    }
}
