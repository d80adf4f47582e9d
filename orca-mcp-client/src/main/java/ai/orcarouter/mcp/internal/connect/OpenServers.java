/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

/**
 * The servers of a workspace that may be used now (REFERENCE 5.2). A look connects to a server that was not connected
 * yet and lists its tools again when the list is older than the configured age. Looks run on threads of their own, one
 * for each server at a time; those who wait for the same share it, and no server's look waits for another server. Never
 * throws for anything a server, the network or a store can do. Thread-safe.
 */
public interface OpenServers {
    /**
     * Every server that is enabled, reachable and has an open schema status, after a look at all for which one is due.
     * Waits for the time of one probe at most, and not when interrupted; a server that has not answered by then is left
     * out.
     */
    Opened open();

    /** Starts a look at a server if one is due, and does not wait for it. */
    void hasten(String serverId);

    /** One server after a look at it, and at no other, if that is due; it is down when patience ends before. */
    Found find(String serverId, Patience patience);

    /** A number that grows whenever what {@link #open} returns may have changed; cheap, makes no connection. */
    long revision();
}
