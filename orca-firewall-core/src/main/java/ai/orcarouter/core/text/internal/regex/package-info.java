/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Parser and automaton behind {@link ai.orcarouter.core.text.LinearPattern}: RE2 syntax to a syntax tree, to a
 * nondeterministic program, to a deterministic automaton that is built state by state as texts need it.
 */
@NullMarked
package ai.orcarouter.core.text.internal.regex;

import org.jspecify.annotations.NullMarked;
