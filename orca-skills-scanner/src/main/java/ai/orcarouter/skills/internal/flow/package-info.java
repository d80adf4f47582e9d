/* SPDX-License-Identifier: Apache-2.0 */
/** Labels that flow through the assignments and calls of scripts, and from script to script. */
@NullMarked
package ai.orcarouter.skills.internal.flow;

import org.jspecify.annotations.NullMarked;
