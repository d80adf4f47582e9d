/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What goes on in a workspace, followed event by event in bounded memory: spikes against the past, loops, new paths,
 * and the tools that were seen (REFERENCE 2.18, 2.19).
 */
@NullMarked
package ai.orcarouter.firewall.internal.anomaly;

import org.jspecify.annotations.NullMarked;
