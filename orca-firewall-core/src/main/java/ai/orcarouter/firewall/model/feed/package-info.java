/* SPDX-License-Identifier: Apache-2.0 */
/** What the feeds of a workspace show: events rolled up, traced and compared with the past (REFERENCE 2.17 to 2.19). */
@NullMarked
package ai.orcarouter.firewall.model.feed;

import org.jspecify.annotations.NullMarked;
