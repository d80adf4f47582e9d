/* SPDX-License-Identifier: Apache-2.0 */
/** The built-in comparison of an answer with its sources, by the words, numbers and names that both hold. */
@NullMarked
package ai.orcarouter.guardrails.internal.ground;

import org.jspecify.annotations.NullMarked;
