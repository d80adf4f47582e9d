/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a function gives and where it takes what it is given. Filled while its script is read. */
final class Summary {
    /** That a parameter arrives somewhere. */
    record Arrival(Sink sink, List<String> hosts, Step step) {}

    private List<Taint> returns = List.of();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** The sinks and hosts of those. */
    private final Set<String> seen = new HashSet<>();

    List<Taint> returns() {
        return returns;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    void returns(List<Taint> more) {
        returns = Taint.union(returns, more);
    }

    void arrives(Sink sink, List<String> hosts, Step step) {
        if (seen.add(sink + " " + hosts)) {
            arrivals.add(new Arrival(sink, List.copyOf(hosts), step));
        }
    }

    /** Changes whenever something is added. */
    int weight() {
        return returns.size() + arrivals.size();
    }
}
