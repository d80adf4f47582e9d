/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Personal data with a structure: cards, accounts, addresses of the network, telephone numbers and the numbers that
 * states give to people, companies and vehicles.
 *
 * <p>One pass over the text looks at each token that holds a digit and at each {@code @} and {@code :}.
 * {@link ai.orcarouter.guardrails.internal.detect.pii.IdTable} compares a token with the identifiers of
 * {@code identifiers.txt}; the matchers do the same for kinds that a template cannot say. How sure a find is depends on
 * its check digits, on its neighbours, and on the kind's own words near it ({@code own-words.txt}).
 */
@NullMarked
package ai.orcarouter.guardrails.internal.detect.pii;

import org.jspecify.annotations.NullMarked;
