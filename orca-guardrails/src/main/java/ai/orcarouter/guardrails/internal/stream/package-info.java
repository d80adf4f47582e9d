/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Texts that come in pieces (REFERENCE 4.10). A {@link ai.orcarouter.guardrails.internal.stream.TextStream} decides
 * when to look and what may be sent; what is found and settled is said by the rules' own
 * {@link ai.orcarouter.guardrails.internal.rule.Window}.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.stream;

import org.jspecify.annotations.NullMarked;
