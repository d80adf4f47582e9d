/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one document together with those of others of the same plane. Rules that both were given and nobody
 * touched are one; every other stays as it is, edited or added. Not thread-safe.
 */
final class Union {
    private final PackPlane plane;
    private final boolean enforce;
    private final Map<Long, String> rules = new LinkedHashMap<>();
    private final List<Origin> origins;
    private long greatest;

    Union(PackPlane plane, boolean enforce, List<String> rules, List<Origin> origins) {
        this.plane = plane;
        this.enforce = enforce;
        this.origins = new ArrayList<>(origins);
        rules.forEach(rule -> this.rules.put(RuleJson.id(rule), rule));
        this.rules.keySet().forEach(id -> greatest = Math.max(greatest, id));
    }

    /** Adds the rules of a document that observes. */
    void add(List<String> others, List<Origin> from) {
        Map<Long, Origin> removed = new LinkedHashMap<>();
        List<Origin> gone = new ArrayList<>();
        from.forEach(origin -> removed.put(origin.rule(), origin));
        for (String rule : others) {
            Origin origin = removed.remove(RuleJson.id(rule));
            if (origin == null) {
                rules.put(++greatest, RuleJson.withId(rule, greatest));
            } else {
                add(rule, origin);
            }
        }
        for (Origin origin : from) {
            if (removed.get(origin.rule()) != null) {
                gone.add(new Origin(0, origin.places(), origin.declared(), origin.live()));
            }
        }
        origins.addAll(gone);
    }

    private void add(String rule, Origin origin) {
        for (int i = 0; i < origins.size(); i++) {
            Origin own = origins.get(i);
            String stored = rules.get(own.rule());
            if (stored != null
                    && own.declared().equals(origin.declared())
                    && own.isUntouched(plane, stored)
                    && origin.isUntouched(plane, rule)) {
                List<String> places = new ArrayList<>(own.places());
                places.addAll(origin.places());
                origins.set(i, new Origin(own.rule(), places, own.declared()));
                return;
            }
        }
        long id = ++greatest;
        String moved = RuleJson.withId(rule, id);
        rules.put(id, enforce ? plane.enforcing(moved, RuleJson.withId(origin.live(), id)) : moved);
        origins.add(new Origin(id, origin.places(), origin.declared(), origin.live()));
    }

    /** All rules, in an order in which those that were declared do not get in the way of each other. */
    List<String> rules() {
        Map<Long, String> declared = new HashMap<>(rules);
        for (Origin origin : origins) {
            declared.computeIfPresent(origin.rule(), (id, rule) -> RuleJson.withId(origin.declared(), id));
        }
        return plane.ordered(rules.keySet().stream().map(declared::get).toList()).stream()
                .map(rule -> rules.get(RuleJson.id(rule)))
                .toList();
    }

    /** Where the rules come from. */
    List<Origin> origins() {
        return List.copyOf(origins);
    }
}
