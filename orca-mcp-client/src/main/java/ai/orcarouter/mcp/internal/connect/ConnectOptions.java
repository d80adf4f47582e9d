/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.time.Duration;

/**
 * Times and posture of connections.
 *
 * @param probeTimeout for connecting and listing together; 10 seconds by REFERENCE 5.3
 * @param slow a list that took longer makes its server degraded; 5 seconds by REFERENCE 15.39
 * @param maxListAge after which a list is fetched again before it is used (SEMANTICS 8.3)
 * @param probeInterval how long after a contact a scheduled probe is due
 * @param maxPause the longest pause before a server that is down is tried again
 * @param trustOnFirstUse whether a first list may approve itself; without it every server waits for an Admin
 */
public record ConnectOptions(
        Duration probeTimeout,
        Duration slow,
        Duration maxListAge,
        Duration probeInterval,
        Duration maxPause,
        boolean trustOnFirstUse) {
    /** 10 s, 5 s, 60 s, 5 min, 60 s, and trust on first use. */
    public static ConnectOptions defaults() {
        return new ConnectOptions(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                true);
    }
}
