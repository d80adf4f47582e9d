/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Instant;

/**
 * A tool that the workspace has seen lately (REFERENCE 2.18).
 *
 * @param tool its canonical name
 * @param covered whether a rule can apply to it (REFERENCE 15.23); if not, it is a gap
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last seen
 * @param events how often it was judged, on all surfaces
 * @param gaps how often no policy or no rule applied
 */
public record DiscoveredTool(
        String tool, boolean covered, Instant firstSeen, Instant lastSeen, long events, long gaps) {}
