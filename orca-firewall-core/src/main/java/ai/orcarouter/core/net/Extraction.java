/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every destination found in one tool call, and whether something could not be told.
 *
 * @param destinations in the order of the arguments, without repeats
 * @param opaque whether the call may reach the network at a place that could not be determined
 * @param opaqueReasons why, as stable words such as {@code template}, {@code config_file}, {@code configured_peer};
 *     empty exactly when not opaque
 */
public record Extraction(List<Destination> destinations, boolean opaque, List<String> opaqueReasons) {
    /** The reason of commands whose peer is the user's own configuration, such as {@code git push} (SEMANTICS 2.3). */
    public static final String CONFIGURED_PEER = "configured_peer";

    private static final Extraction NOTHING = new Extraction(List.of(), false, List.of());

    /** Copies the lists and checks that reasons and flag agree. */
    public Extraction {
        destinations = List.copyOf(destinations);
        opaqueReasons = List.copyOf(opaqueReasons);
        if (opaque == opaqueReasons.isEmpty()) {
            throw new IllegalArgumentException("an opaque extraction says why, and only an opaque one does");
        }
    }

    /** No destination, and nothing left unclear. */
    public static Extraction nothing() {
        return NOTHING;
    }

    /** Both together: the destinations of this one first, each once. */
    public Extraction and(Extraction other) {
        Set<Destination> all = new LinkedHashSet<>(destinations);
        all.addAll(other.destinations);
        Set<String> reasons = new LinkedHashSet<>(opaqueReasons);
        reasons.addAll(other.opaqueReasons);
        return new Extraction(List.copyOf(all), opaque || other.opaque, List.copyOf(reasons));
    }

    /** The destinations the call will connect to. */
    public List<Destination> dialled() {
        return destinations.stream()
                .filter(d -> d.role() == Destination.Role.DIAL)
                .toList();
    }

    /** Whether it is opaque only because the peer is the user's own configuration. */
    public boolean onlyConfiguredPeer() {
        return opaque && opaqueReasons.stream().allMatch(CONFIGURED_PEER::equals);
    }
}
