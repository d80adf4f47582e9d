/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Finding credentials: one pass over the text looks for some 1,500 keywords at once, and hand-written matchers look at
 * the places where one stands. What is looked for stands in two packs beside this package's classes:
 * {@code tokens.pack}, kinds that can be told by their own form, and {@code providers.pack}, values that need the name
 * of their service near. What no vendor's form explains, an assignment of something that looks random to a name such as
 * {@code api_key}, is left to {@link ai.orcarouter.guardrails.internal.detect.secret.AssignmentRule}, with less
 * confidence.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.detect.secret;

import org.jspecify.annotations.NullMarked;
