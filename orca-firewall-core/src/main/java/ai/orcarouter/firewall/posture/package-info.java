/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Secure Agents baseline (REFERENCE 3): one switch that sets the posture of a workspace on every plane, shows
 * before what it would change, and is undone exactly; and the catalogue of documents to start from.
 */
@NullMarked
package ai.orcarouter.firewall.posture;

import org.jspecify.annotations.NullMarked;
