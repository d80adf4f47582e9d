/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows secrets, fetched and decoded text and the arguments of tools through the scripts of a package (skills.md
 * 4.2), from script to script by their imports. Nothing is run; time is linear in the length of the scripts.
 */
public final class Flows {
    private static final int MAX_ROUNDS = 3;
    private static final int MAX_FLOWS = 200;
    private static final Set<String> SHELL = Set.of("shell", "bash", "sh", "zsh");
    private static final Set<String> SCRIPT =
            Set.of("javascript", "js", "typescript", "ts", "jsx", "tsx", "mjs", "node");

    /**
     * What was found.
     *
     * @param flows in the order in which they were met
     * @param unfinished scripts that were too much to follow to their end
     */
    public record Found(List<Flow> flows, List<Script> unfinished) {}

    private Flows() {}

    /** Whether programs in this language are followed. */
    public static boolean reads(String language) {
        return SHELL.contains(language) || isCode(language);
    }

    static boolean isCode(String language) {
        return Script.isPython(language) || SCRIPT.contains(language);
    }

    /** The flows of some scripts, which are read up to three times, until nothing more is learned of functions. */
    public static Found of(List<Script> scripts) {
        Modules modules = new Modules();
        Collector found = new Collector();
        Budget budget = new Budget();
        for (Script script : scripts) {
            if (SHELL.contains(script.language())) {
                ShellFlow.follow(script, modules.files, found::add);
            } else if (isCode(script.language())) {
                modules.add(Atoms.of(script));
            }
        }
        List<Script> unfinished = new ArrayList<>();
        int weight = -1;
        boolean sourced = true;
        for (int round = 0; round < MAX_ROUNDS && sourced && modules.weight() != weight; round++) {
            weight = modules.weight();
            unfinished.clear();
            for (Atoms atoms : modules.all()) {
                if (!CodeFlow.follow(atoms, modules, budget, found::add)) {
                    unfinished.add(atoms.script);
                }
            }
            sourced = modules.all().stream().anyMatch(atoms -> atoms.sourced);
        }
        if (modules.files.weight() > 0) {
            scripts.stream()
                    .filter(script -> SHELL.contains(script.language()))
                    .forEach(script -> ShellFlow.follow(script, modules.files, found::add));
        }
        return new Found(List.copyOf(found.flows), List.copyOf(unfinished));
    }

    /** Keeps one flow for each source, sink and place. */
    private static final class Collector {
        private final List<Flow> flows = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        void add(Flow flow) {
            Step last = flow.way().get(flow.way().size() - 1);
            String key = flow.label() + " " + flow.sink() + " "
                    + last.script().file().path() + " " + last.start();
            if (flows.size() < MAX_FLOWS && seen.add(key)) {
                flows.add(flow);
            }
        }
    }
}
