/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.ClientProfile;

/**
 * A server over Streamable HTTP.
 *
 * @param client dials it; closed with the upstream
 * @param headers the credentials
 * @param profile what we say of ourselves, and the limits
 */
public record HttpEndpoint(GuardedClient client, HeaderSource headers, ClientProfile profile) {}
