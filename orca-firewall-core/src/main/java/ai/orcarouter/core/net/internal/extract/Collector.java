/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Destination.Kind;
import ai.orcarouter.core.net.Destination.Role;
import ai.orcarouter.core.net.Extraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one extraction has found so far, and what it may still spend. Not thread-safe; one for each extraction. */
final class Collector {
    private final Map<Place, Destination> found = new LinkedHashMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private int dialled;
    private int mentioned;
    private int derived;
    private long steps;

    private record Place(
            Role role,
            Kind kind,
            String host,
            @Nullable Integer port,
            @Nullable String scheme,
            boolean invalid) {}

    void add(Destination destination) {
        Place place = new Place(
                destination.role(),
                destination.kind(),
                destination.host(),
                destination.portOrNull(),
                destination.schemeOrNull(),
                destination.invalid());
        if (found.containsKey(place)) {
            return;
        }
        if (destination.role() == Role.DIAL) {
            if (dialled == Caps.DESTINATIONS) {
                reasons.add(Reasons.LIMIT);
                return;
            }
            dialled++;
        } else if (mentioned++ >= Caps.DESTINATIONS) {
            return;
        }
        found.put(place, destination);
    }

    /** Notes that the call may reach a place that could not be told; texts that are only mentioned cannot. */
    void opaque(String reason, Spot spot) {
        if (spot.dials()) {
            reasons.add(reason);
        }
    }

    void limit() {
        reasons.add(Reasons.LIMIT);
    }

    /** Takes {@code chars} from the budget for derived text; false, and opaque, when it does not last. */
    boolean spend(int chars) {
        if (chars > Caps.DERIVED_CHARS - derived) {
            limit();
            return false;
        }
        derived += chars;
        steps += chars;
        return true;
    }

    /** Counts characters looked at, so that tests can see the work grow with the input and no faster. */
    void step(int chars) {
        steps += chars;
    }

    long steps() {
        return steps;
    }

    int dialled() {
        return dialled;
    }

    boolean opaque() {
        return !reasons.isEmpty();
    }

    Extraction result() {
        if (found.isEmpty() && reasons.isEmpty()) {
            return Extraction.nothing();
        }
        return new Extraction(new ArrayList<>(found.values()), !reasons.isEmpty(), new ArrayList<>(reasons));
    }
}
