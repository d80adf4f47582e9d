/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the shared text toolbox: searching texts for RE2 patterns and for many keywords at once, in linear time, and
 * bringing them into one form for detection with the way back to the original.
 */
@NullMarked
package ai.orcarouter.core.text;

import org.jspecify.annotations.NullMarked;
