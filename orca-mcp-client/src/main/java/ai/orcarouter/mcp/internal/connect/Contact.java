/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.ServerFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a server for its tools.
 *
 * @param listingOrNull what it listed; null when there was no usable list
 * @param findings what a scan of the list found
 * @param health how it answered
 * @param problem why its tools are not served; {@link Availability#OPEN} when nothing stands against it here
 * @param reachable whether it is connected, so that the list verified last may still be served
 * @param holdsMillis how long the server says its list holds; {@link Long#MAX_VALUE} when it does not say
 * @param counts false when the asking itself was broken off, so that nothing is learned of the server
 */
record Contact(
        @Nullable ToolListing listingOrNull,
        List<ServerFinding> findings,
        Health health,
        Availability problem,
        boolean reachable,
        long holdsMillis,
        boolean counts) {}
