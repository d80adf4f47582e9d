/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows secrets, fetched and decoded text and the arguments of tools through the scripts of a package (skills.md
 * 4.2), from script to script by their imports. Nothing is run; time is linear in the length of the scripts.
 */
public final class Flows {
    /** Honest programs are understood after two or three. */
    private static final int MAX_ROUNDS = 8;

    /** Flows are told apart up to this many; a script that has more is not followed to its end. */
    private static final int MAX_SEEN = 50_000;

    private static final Set<String> SHELL = Set.of("shell", "bash", "sh", "zsh");
    private static final Set<String> SCRIPT =
            Set.of("javascript", "js", "typescript", "ts", "jsx", "tsx", "mjs", "node");

    private Flows() {}

    /** Whether programs in this language are followed. */
    public static boolean reads(String language) {
        return SHELL.contains(language) || isCode(language);
    }

    static boolean isCode(String language) {
        return Script.isPython(language) || SCRIPT.contains(language);
    }

    /**
     * Hands the flows of some scripts to {@code into}, in the order in which they are met. Scripts are read again until
     * nothing more is learned of functions.
     *
     * @return scripts that were too much to follow to their end
     */
    public static List<Script> of(List<Script> scripts, Consumer<Flow> into) {
        Modules modules = new Modules();
        Once found = new Once(into);
        for (Script script : scripts) {
            if (SHELL.contains(script.language())) {
                if (!ShellFlow.follow(script, modules.files, found::add)) {
                    found.left.add(script);
                }
            } else if (isCode(script.language())) {
                modules.add(Atoms.of(script));
            }
        }
        List<Atoms> all = modules.all();
        Budget budget =
                new Budget(all.stream().mapToInt(atoms -> atoms.tokens.size()).toArray());
        List<Script> unfinished = new ArrayList<>();
        int weight = -1;
        boolean sourced = true;
        for (int round = 0; round < MAX_ROUNDS && sourced && modules.weight() != weight; round++) {
            weight = modules.weight();
            unfinished.clear();
            for (int i = 0; i < all.size(); i++) {
                Atoms atoms = all.get(i);
                budget.begin(i);
                if (!CodeFlow.follow(atoms, modules, budget, found::add)) {
                    unfinished.add(atoms.script);
                }
            }
            sourced = all.stream().anyMatch(atoms -> atoms.sourced);
        }
        if (modules.files.weight() > 0) {
            scripts.stream()
                    .filter(script -> SHELL.contains(script.language()))
                    .filter(script -> !ShellFlow.follow(script, modules.files, found::add))
                    .forEach(found.left::add);
        }
        if (sourced && modules.weight() != weight) {
            all.forEach(atoms -> unfinished.add(atoms.script));
        }
        unfinished.addAll(found.left);
        return unfinished.stream().distinct().toList();
    }

    /** Hands on one flow for each source, sink and place. */
    private static final class Once {
        private final Consumer<Flow> into;
        private final Set<String> seen = new HashSet<>();
        private final Set<Script> left = new LinkedHashSet<>();

        Once(Consumer<Flow> into) {
            this.into = into;
        }

        void add(Flow flow) {
            Step last = flow.way().get(flow.way().size() - 1);
            String key = flow.label() + " " + flow.sink() + " "
                    + last.script().file().path() + " " + last.start();
            if (flow.label() == Label.MORE) {
                left.add(last.script());
            } else if (seen.size() < MAX_SEEN) {
                if (seen.add(key)) {
                    into.accept(flow);
                }
            } else if (!seen.contains(key)) {
                left.add(last.script());
            }
        }
    }
}
