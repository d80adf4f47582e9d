/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ServerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a server for its tools.
 *
 * @param listingOrNull what it listed; null when there was no usable list
 * @param findings what a scan of the list found
 * @param surfaceOrNull its prompts and resources; null when they were not listed
 * @param health how it answered
 * @param problem why its tools are not served; {@link Availability#OPEN} when nothing stands against it here
 * @param reachable whether it is connected, so that the list verified last may still be served
 * @param holdsMillis how long the server says its list holds; {@link Long#MAX_VALUE} when it does not say
 * @param counts false when the asking itself was broken off, so that nothing is learned of the server
 */
record Contact(
        @Nullable ToolListing listingOrNull,
        List<ServerFinding> findings,
        @Nullable SurfaceListing surfaceOrNull,
        Health health,
        Availability problem,
        boolean reachable,
        long holdsMillis,
        boolean counts) {
    /** The same of an asking that was broken off. */
    Contact uncounted() {
        return new Contact(null, List.of(), null, health, Availability.DOWN, false, Long.MAX_VALUE, false);
    }

    /** The same with other findings. */
    Contact found(List<ServerFinding> others) {
        return new Contact(listingOrNull, others, surfaceOrNull, health, problem, reachable, holdsMillis, counts);
    }

    /** The same after a look at prompts and resources. */
    Contact with(SurfaceListing surface) {
        return new Contact(listingOrNull, findings, surface, health, problem, reachable, holdsMillis, counts);
    }

    /** The same of a server that did less than it should. */
    Contact degraded(String detail) {
        Health worse = new Health(ServerStatus.DEGRADED, health.checkedAtOrNull(), detail);
        return new Contact(listingOrNull, findings, surfaceOrNull, worse, problem, reachable, holdsMillis, counts);
    }
}
