/* SPDX-License-Identifier: Apache-2.0 */
/** Home of compliance packs and reports (REFERENCE 10); it holds no types yet. */
@NullMarked
package ai.orcarouter.firewall.compliance;

import org.jspecify.annotations.NullMarked;
