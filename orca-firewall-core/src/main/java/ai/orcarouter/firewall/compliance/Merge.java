/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rules of a stored document up to a newer catalogue. A rule that nobody touched becomes what is declared
 * now, or goes when it no longer is; one that was edited or added stays; one that was removed stays away.
 */
final class Merge {
    private final PackPlane plane;
    private final boolean enforce;
    private final Map<Long, String> stored = new LinkedHashMap<>();
    private final List<Origin> old;
    private final List<Origin> kept = new ArrayList<>();
    private final List<Declared> added = new ArrayList<>();
    private long greatest;

    Merge(PackPlane plane, List<String> rules, List<Origin> old, boolean enforce) {
        this.plane = plane;
        this.enforce = enforce;
        this.old = old;
        for (String rule : rules) {
            stored.put(RuleJson.id(rule), rule);
            greatest = Math.max(greatest, RuleJson.id(rule));
        }
    }

    /** Computes what holds under what is declared now. */
    void with(List<Declared> declared) {
        Set<Origin> settled = new HashSet<>();
        List<Declared> changed = new ArrayList<>();
        for (Declared now : declared) {
            if (!keep(now, settled)) {
                changed.add(now);
            }
        }
        // A rule that one pack declares anew may be declared by another as it was: then it is not the one that changed.
        for (Declared now : changed) {
            Origin before = first(origin ->
                    !settled.contains(origin) && origin.places().stream().anyMatch(now.places()::contains));
            if (before == null) {
                added.add(now);
                continue;
            }
            settled.add(before);
            String rule = stored.get(before.rule());
            if (rule != null && before.isUntouched(plane, rule)) {
                stored.remove(before.rule());
                added.add(now);
            } else {
                boolean declares = before.live().equals(before.declared());
                kept.add(new Origin(before.rule(), now.places(), now.rule(), declares ? now.rule() : before.live()));
            }
        }
        for (Origin before : old) {
            String rule = stored.get(before.rule());
            if (!settled.contains(before) && rule != null && before.isUntouched(plane, rule)) {
                stored.remove(before.rule());
            }
        }
    }

    /** Keeps the rules that were declared as {@code now} is: more than one when packs joined that had edited them. */
    private boolean keep(Declared now, Set<Origin> settled) {
        List<Origin> same = old.stream()
                .filter(origin -> origin.declared().equals(now.rule()))
                .toList();
        List<String> more = new ArrayList<>(now.places());
        same.forEach(origin -> more.removeAll(origin.places()));
        for (Origin before : same) {
            List<String> places = new ArrayList<>(before.places());
            places.retainAll(now.places());
            if (before.equals(same.get(0))) {
                places.addAll(more);
            }
            if (!places.isEmpty()) {
                settled.add(before);
                kept.add(new Origin(before.rule(), places, now.rule(), before.live()));
            }
        }
        return !same.isEmpty();
    }

    private @Nullable Origin first(Predicate<Origin> test) {
        return old.stream().filter(test).findFirst().orElse(null);
    }

    /** The rules to store: those that stay, then the new ones. */
    List<String> rules() {
        List<String> out = new ArrayList<>(stored.values());
        long id = greatest;
        for (Declared each : added) {
            String rule = RuleJson.withId(each.rule(), ++id);
            out.add(enforce ? rule : plane.observing(rule));
        }
        return out;
    }

    /** Where the rules come from, once they are stored in the order of {@link #rules}. */
    List<Origin> origins(List<String> placed) {
        List<Long> before = new ArrayList<>(stored.keySet());
        List<Origin> out = new ArrayList<>();
        for (Origin each : kept) {
            int place = before.indexOf(each.rule());
            long id = place < 0 ? 0 : RuleJson.id(placed.get(place));
            out.add(new Origin(id, each.places(), each.declared(), each.live()));
        }
        for (int i = 0; i < added.size(); i++) {
            long id = RuleJson.id(placed.get(before.size() + i));
            out.add(new Origin(id, added.get(i).places(), added.get(i).rule()));
        }
        return out;
    }
}
