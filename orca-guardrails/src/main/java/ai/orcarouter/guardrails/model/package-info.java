/* SPDX-License-Identifier: Apache-2.0 */
/** Values of the text plane: what was found where, and what a guardrail consists of (REFERENCE 4). */
@NullMarked
package ai.orcarouter.guardrails.model;

import org.jspecify.annotations.NullMarked;
