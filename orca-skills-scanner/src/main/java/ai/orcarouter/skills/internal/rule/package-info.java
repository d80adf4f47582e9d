/* SPDX-License-Identifier: Apache-2.0 */
/** The rule pack: rules as data, compiled to one scanner. */
@NullMarked
package ai.orcarouter.skills.internal.rule;

import org.jspecify.annotations.NullMarked;
