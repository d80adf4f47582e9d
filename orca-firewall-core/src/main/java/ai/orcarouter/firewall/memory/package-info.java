/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the in-memory stores; it holds no types yet. */
@NullMarked
package ai.orcarouter.firewall.memory;

import org.jspecify.annotations.NullMarked;
