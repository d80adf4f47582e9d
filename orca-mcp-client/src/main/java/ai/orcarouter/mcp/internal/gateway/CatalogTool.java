/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.output.OutputSchema;
import ai.orcarouter.mcp.model.GatewayTool;

/**
 * A tool of a snapshot.
 *
 * @param shown what hosts see of it
 * @param verified as the server offered it
 * @param output what it says of its results
 */
public record CatalogTool(GatewayTool shown, VerifiedTool verified, OutputSchema output) {
    /** A tool with what its definition says of its results. */
    public CatalogTool(GatewayTool shown, VerifiedTool verified) {
        this(shown, verified, OutputSchema.of(verified.raw()));
    }
}
