/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.util.List;

/**
 * The open servers at one moment.
 *
 * @param revision of the servers, not later than that moment
 * @param servers by id
 */
public record Opened(long revision, List<OpenServer> servers) {
    /** Copies the list. */
    public Opened {
        servers = List.copyOf(servers);
    }
}
