/* SPDX-License-Identifier: Apache-2.0 */
/** Asking others about a text: prompts, deadlines, budgets, a cache, and the reading of answers. */
@NullMarked
package ai.orcarouter.guardrails.internal.judge;

import org.jspecify.annotations.NullMarked;
