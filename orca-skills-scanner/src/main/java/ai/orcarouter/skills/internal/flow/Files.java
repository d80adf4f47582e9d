/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files hold that scripts of a package write: a secret that one line writes to a file, another may send. Files
 * are told apart by their names alone, since folders are mostly put together when the script runs.
 */
final class Files {
    private static final int LEAST_NAME = 2;
    private static final Set<Label> SECRETS = EnumSet.of(Label.CRED_FILE, Label.ENV_ALL, Label.CLIP);

    private final Map<String, List<Taint>> held = new HashMap<>();
    private int weight;

    /** Says that something is written to a file; only secrets are kept. */
    void write(String path, List<Taint> taints) {
        List<Taint> secrets = new ArrayList<>();
        for (Taint one : taints) {
            if (SECRETS.contains(one.label())) {
                secrets.add(one);
            }
        }
        String name = name(path);
        if (secrets.isEmpty() || name.length() < LEAST_NAME) {
            return;
        }
        List<Taint> before = held.getOrDefault(name, List.of());
        List<Taint> after = Taint.union(before, List.copyOf(secrets));
        weight += after.size() - before.size();
        held.put(name, after);
    }

    /** What a file holds; nothing when no script wrote a secret to it. */
    List<Taint> read(String path) {
        return held.isEmpty() ? List.of() : held.getOrDefault(name(path), List.of());
    }

    /** Changes whenever something was learned. */
    int weight() {
        return weight;
    }

    /** The last part of a path, without what programs write before it, such as {@code file=@}. */
    private static String name(String path) {
        int from = Math.max(path.lastIndexOf('/'), Math.max(path.lastIndexOf('@'), path.lastIndexOf('\\')));
        return path.substring(from + 1);
    }
}
