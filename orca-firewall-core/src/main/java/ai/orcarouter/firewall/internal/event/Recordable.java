/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.spi.Event;

/** What an {@link EventWriter} takes. Immutable. */
public sealed interface Recordable permits Observation, Recordable.Ready {
    /**
     * An event that is complete: a match, or something about a server, a skill or a posture.
     *
     * @param event what happened; nothing in it is redacted any more
     */
    record Ready(Event event) implements Recordable {}
}
