/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.List;

/**
 * That a value arrives somewhere.
 *
 * @param label what the value is
 * @param detail the variable that it came from; may be empty
 * @param sink where it arrives
 * @param hosts of the addresses that the call names; empty when they cannot be seen
 * @param way from the source to the sink; never empty
 */
public record Flow(Label label, String detail, Sink sink, List<String> hosts, List<Step> way) {
    /** Copies the lists. */
    public Flow {
        hosts = List.copyOf(hosts);
        way = List.copyOf(way);
    }

    /** Whether it begins in one file and ends in another. */
    public boolean crossesFiles() {
        return way.get(0).script().file() != way.get(way.size() - 1).script().file();
    }
}
