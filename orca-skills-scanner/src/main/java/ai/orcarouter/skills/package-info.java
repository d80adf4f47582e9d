/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the skills scanner (REFERENCE 6). It holds no types yet. */
@NullMarked
package ai.orcarouter.skills;

import org.jspecify.annotations.NullMarked;
