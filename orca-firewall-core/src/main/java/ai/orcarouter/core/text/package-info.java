/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the shared text toolbox (normaliser and multi-pattern scanner); it holds no types yet. */
@NullMarked
package ai.orcarouter.core.text;

import org.jspecify.annotations.NullMarked;
