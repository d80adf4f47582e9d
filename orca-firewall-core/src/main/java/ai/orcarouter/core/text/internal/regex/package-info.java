/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Parser and automata behind {@link ai.orcarouter.core.text.LinearPattern} and
 * {@link ai.orcarouter.core.text.PatternScanner}: RE2 syntax to a syntax tree, to a nondeterministic program, to a
 * deterministic automaton that is built state by state as texts need it.
 */
@NullMarked
package ai.orcarouter.core.text.internal.regex;

import org.jspecify.annotations.NullMarked;
