/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.util.List;
import java.util.Optional;

/**
 * The servers of a workspace that may be used now (REFERENCE 5.2). Looking connects to servers that were not connected
 * yet and lists their tools again when a list is older than the configured age, each within the probe's time. Never
 * throws for anything a server, the network or a store can do. Thread-safe.
 */
public interface OpenServers {
    /** Every server that is enabled, reachable and has an open schema status, by id. */
    List<OpenServer> open();

    /** One of them; empty when it is not open, and {@link #availability} says why. */
    Optional<OpenServer> find(String serverId);

    /** Whether a server is open, and if not, why. */
    Availability availability(String serverId);

    /** A number that grows whenever what {@link #open} returns may have changed; cheap, makes no connection. */
    long revision();
}
