/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.List;

/** What a function gives and where it takes what it is given. Filled while its script is read. */
final class Summary {
    /** That a parameter arrives somewhere. */
    record Arrival(Sink sink, List<String> hosts, Step step) {}

    private static final int MAX_ARRIVALS = 8;

    private List<Taint> returns = List.of();
    private final List<Arrival> arrivals = new ArrayList<>();

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
        boolean known = arrivals.stream().anyMatch(one -> one.sink() == sink);
        if (!known && arrivals.size() < MAX_ARRIVALS) {
            arrivals.add(new Arrival(sink, List.copyOf(hosts), step));
        }
    }

    /** Changes whenever something is added. */
    int weight() {
        return returns.size() + arrivals.size();
    }
}
