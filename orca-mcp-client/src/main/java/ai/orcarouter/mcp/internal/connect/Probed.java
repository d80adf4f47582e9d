/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.ServerFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found.
 *
 * @param health how the server answered
 * @param listingOrNull what it listed; null when there was no usable list
 * @param findings what a scan of the list found
 */
public record Probed(Health health, @Nullable ToolListing listingOrNull, List<ServerFinding> findings) {
    /** Copies the list. */
    public Probed {
        findings = List.copyOf(findings);
    }
}
