/* SPDX-License-Identifier: Apache-2.0 */
/** Corpora and what guardrails make of them. */
@NullMarked
package ai.orcarouter.guardrails.internal.eval;

import org.jspecify.annotations.NullMarked;
