/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.model.GatewayTool;

/**
 * A tool of a snapshot.
 *
 * @param shown what hosts see of it
 * @param verified as the server offered it
 */
public record CatalogTool(GatewayTool shown, VerifiedTool verified) {}
