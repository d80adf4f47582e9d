/* SPDX-License-Identifier: Apache-2.0 */
/** Turns located trees into policies and policies into text. */
@NullMarked
package ai.orcarouter.firewall.internal.codec;

import org.jspecify.annotations.NullMarked;
