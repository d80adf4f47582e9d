/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.compliance.ControlRow.Subject;
import ai.orcarouter.firewall.compliance.Readiness.Risk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the events that a clause would have been about, of those it is not covered for. Not thread-safe. */
final class Exposure {
    private final ControlRow row;
    private final @Nullable PackPlane plane;
    private final List<String> rules = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<List<String>, Boolean> known = new HashMap<>();
    private long events;

    Exposure(ControlRow row, Controls controls) {
        this.row = row;
        plane = controls.plane(row.plane());
        for (String control : row.controls()) {
            controls.rules(row.framework(), control).forEach(rule -> rules.add(RuleJson.withId(rule, 1)));
        }
        for (Subject subject : row.uncovered()) {
            keys.add(subject.key() == 0 ? "" : Long.toString(subject.key()));
        }
    }

    void count(Event event) {
        if (plane != null && keys.contains(event.keyId()) && concerns(plane, event)) {
            events++;
        }
    }

    /** What a rule looks at is told by a few fields, which repeat. */
    private boolean concerns(PackPlane looking, Event event) {
        List<String> fields = List.of(
                event.kind().wire(),
                event.surface(),
                event.tool(),
                event.ruleType(),
                event.destinations().isEmpty() ? "" : "out");
        return known.computeIfAbsent(fields, unseen -> rules.stream().anyMatch(rule -> looking.concerns(rule, event)));
    }

    Risk risk() {
        return new Risk(row, events);
    }
}
