/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the Secure Agents baseline (REFERENCE 3); it holds no types yet. */
@NullMarked
package ai.orcarouter.firewall.posture;

import org.jspecify.annotations.NullMarked;
