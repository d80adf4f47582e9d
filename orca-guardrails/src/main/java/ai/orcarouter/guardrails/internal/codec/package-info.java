/* SPDX-License-Identifier: Apache-2.0 */
/** Guardrails as documents: read, checked as a whole, written. */
@NullMarked
package ai.orcarouter.guardrails.internal.codec;

import org.jspecify.annotations.NullMarked;
