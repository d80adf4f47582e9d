/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The text plane (REFERENCE 4): what goes into a model and comes out of it is searched for credentials, personal data
 * and injection attempts. {@link ai.orcarouter.guardrails.TextAnalyzer} says what is in a text.
 */
@NullMarked
package ai.orcarouter.guardrails;

import org.jspecify.annotations.NullMarked;
