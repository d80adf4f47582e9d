/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.spi.ServerRequests;

/**
 * What this client says of itself to servers, and how it deals with them.
 *
 * @param name of the host, as servers see it
 * @param version of the host
 * @param requests answers what servers ask
 * @param limits bounds on what they send
 */
public record ClientProfile(String name, String version, ServerRequests requests, WireLimits limits) {
    /** A client that answers nothing, with the default limits. */
    public static ClientProfile of(String name, String version) {
        return new ClientProfile(name, version, ServerRequests.none(), WireLimits.defaults());
    }
}
