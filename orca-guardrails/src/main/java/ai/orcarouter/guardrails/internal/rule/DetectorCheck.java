/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the detectors of a plane find, credentials or injection attempts.
 *
 * @param name the plane, for details
 * @param masks whether the rule masks what they find
 * @param detectors finds
 */
record DetectorCheck(String name, boolean masks, Function<String, List<Finding>> detectors) implements LocalCheck {
    @Override
    public List<Hit> find(String text) {
        return Uncovered.find(text, this::detected, hit -> masks);
    }

    private List<Hit> detected(String text) {
        List<Hit> hits = new ArrayList<>();
        for (Finding found : detectors.apply(text)) {
            hits.add(new Hit(found.kind(), found.start(), found.end(), tag(found.kind()), null));
        }
        return hits;
    }

    @Override
    public int settled(String text, int from, int reach) {
        return OpenSpans.start(text, from, reach);
    }

    @Override
    public String detail(List<Hit> hits) {
        TreeSet<String> kinds = new TreeSet<>();
        hits.forEach(hit -> kinds.add(hit.kind()));
        return name + ": " + String.join(", ", kinds);
    }

    private static String tag(String kind) {
        return "[" + kind.toUpperCase(Locale.ROOT).replace('-', '_') + "]";
    }
}
