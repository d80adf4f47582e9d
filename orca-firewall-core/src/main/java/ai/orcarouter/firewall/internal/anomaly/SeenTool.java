/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import java.time.Instant;

/**
 * A tool that was seen.
 *
 * @param tool its name
 * @param first when it was first seen
 * @param last when it was last seen
 * @param events how often it was judged
 * @param gaps how often nothing covered it
 */
public record SeenTool(String tool, Instant first, Instant last, long events, long gaps) {}
