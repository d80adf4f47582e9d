/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.time.Duration;

/**
 * Times and posture of connections.
 *
 * @param probeTimeout for connecting and listing together; 10 seconds by REFERENCE 5.3
 * @param slow a list that took longer makes its server degraded; 5 seconds by REFERENCE 15.39
 * @param maxListAge after which a list is fetched again before it is used (SEMANTICS 8.3); a server that answers but
 *     cannot list its tools is served its last list until {@link #lastListAge}
 * @param probeInterval how long after a contact a scheduled probe is due
 * @param maxPause the longest pause before a server that is down is tried again
 * @param trustOnFirstUse whether a first list may approve itself; without it every server waits for an Admin
 * @param strictSurface whether a server is closed whose prompts and resources are not the accepted ones, or unknown
 */
public record ConnectOptions(
        Duration probeTimeout,
        Duration slow,
        Duration maxListAge,
        Duration probeInterval,
        Duration maxPause,
        boolean trustOnFirstUse,
        boolean strictSurface) {
    /** 10 s, 5 s, 60 s, 5 min, 60 s, trust on first use, and changed prompts and resources are only told. */
    public static ConnectOptions defaults() {
        return new ConnectOptions(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                true,
                false);
    }

    /**
     * How old the last list gets at most with which a degraded server is served (REFERENCE 15.39): twice
     * {@link #maxListAge}, one as for any list, and one for the server to recover in. Then it is down.
     */
    public Duration lastListAge() {
        return maxListAge.multipliedBy(2);
    }

    /** The same with another time for probes. */
    public ConnectOptions withProbeTimeout(Duration value) {
        return new ConnectOptions(value, slow, maxListAge, probeInterval, maxPause, trustOnFirstUse, strictSurface);
    }

    /** The same with another age of lists. */
    public ConnectOptions withMaxListAge(Duration value) {
        return new ConnectOptions(probeTimeout, slow, value, probeInterval, maxPause, trustOnFirstUse, strictSurface);
    }

    /** The same with another time between probes. */
    public ConnectOptions withProbeInterval(Duration value) {
        return new ConnectOptions(probeTimeout, slow, maxListAge, value, maxPause, trustOnFirstUse, strictSurface);
    }

    /** The same with or without trust on first use. */
    public ConnectOptions withTrustOnFirstUse(boolean value) {
        return new ConnectOptions(probeTimeout, slow, maxListAge, probeInterval, maxPause, value, strictSurface);
    }

    /** The same with or without a strict eye on prompts and resources. */
    public ConnectOptions withStrictSurface(boolean value) {
        return new ConnectOptions(probeTimeout, slow, maxListAge, probeInterval, maxPause, trustOnFirstUse, value);
    }
}
