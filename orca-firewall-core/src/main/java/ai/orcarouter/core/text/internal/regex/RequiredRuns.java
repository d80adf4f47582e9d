/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs that every match has near its literal; where the alternatives of a choice ask for different ones, those of
 * any alternative. Immutable.
 */
final class RequiredRuns {
    /** Of a choice between more things, looking for all of them costs more than it spares. */
    private static final int MAX_BRANCHES = 3;

    private final RequiredRun[] common;
    private final RequiredRun[][] branches;

    private RequiredRuns(List<RequiredRun> common, List<List<RequiredRun>> branches) {
        this.common = common.toArray(new RequiredRun[0]);
        this.branches =
                branches.stream().map(runs -> runs.toArray(new RequiredRun[0])).toArray(RequiredRun[][]::new);
    }

    /**
     * The runs of a sequence.
     *
     * @param literal units at its start that are known to match
     * @param shared what numbers the runs
     */
    static RequiredRuns of(List<Node> items, int literal, Allowance shared) {
        List<RequiredRun> common = RequiredRun.of(items, literal, shared);
        long min = 0;
        for (int i = 0; i < items.size(); i++) {
            List<Node> choice = items.get(i).branches();
            if (min >= literal && choice.size() > 1 && choice.size() <= MAX_BRANCHES) {
                List<List<RequiredRun>> branches = branches(items, i, choice, literal, common, shared);
                if (branches.stream().noneMatch(List::isEmpty)) {
                    return new RequiredRuns(common, branches);
                }
            }
            min += items.get(i).minLength();
        }
        return new RequiredRuns(common, List.of());
    }

    /** For each branch what it asks for beyond what all do. */
    private static List<List<RequiredRun>> branches(
            List<Node> items, int index, List<Node> choice, int literal, List<RequiredRun> common, Allowance shared) {
        List<List<RequiredRun>> branches = new ArrayList<>();
        for (Node branch : choice) {
            List<Node> parts = new ArrayList<>(items.subList(0, index));
            branch.addItems(parts);
            parts.addAll(items.subList(index + 1, items.size()));
            List<RequiredRun> runs = new ArrayList<>(RequiredRun.of(parts, literal, shared));
            runs.removeIf(run -> common.stream().anyMatch(run::isSame));
            branches.add(runs);
        }
        return branches;
    }

    /** Whether a match may have its literal at {@code place}, as far as the runs tell. */
    boolean allow(String text, int place, Sightings sightings) {
        if (!all(common, text, place, sightings)) {
            return false;
        }
        for (RequiredRun[] runs : branches) {
            if (all(runs, text, place, sightings)) {
                return true;
            }
        }
        return branches.length == 0;
    }

    private static boolean all(RequiredRun[] runs, String text, int place, Sightings sightings) {
        for (RequiredRun run : runs) {
            if (!run.follows(text, place, sightings)) {
                return false;
            }
        }
        return true;
    }
}
