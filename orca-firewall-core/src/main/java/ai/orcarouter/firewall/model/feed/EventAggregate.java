/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.Map;

/**
 * How many events a query finds, broken down.
 *
 * @param events all of them
 * @param verdicts by verdict
 * @param surfaces by surface
 * @param tools by tool; tools beyond the first thousand names, newest first, are left out
 * @param gaps events that no policy or no rule covered
 * @param costCents cost in cents of a US dollar
 * @param truncated whether there are more events than were counted; the newest were
 */
public record EventAggregate(
        long events,
        Map<String, Long> verdicts,
        Map<String, Long> surfaces,
        Map<String, Long> tools,
        long gaps,
        long costCents,
        boolean truncated) {
    /** Copies the maps. */
    public EventAggregate {
        verdicts = Map.copyOf(verdicts);
        surfaces = Map.copyOf(surfaces);
        tools = Map.copyOf(tools);
    }
}
