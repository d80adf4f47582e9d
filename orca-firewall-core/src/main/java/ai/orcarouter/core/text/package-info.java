/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the shared text toolbox: searching texts in linear time, for one RE2 pattern, for many keywords and for many
 * RE2 patterns at once, and bringing texts into one form for detection with the way back to the original.
 *
 * <p>{@link ai.orcarouter.core.text.LinearPattern} says whether one pattern is found.
 * {@link ai.orcarouter.core.text.KeywordScanner} reports every occurrence of many keywords in one pass.
 * {@link ai.orcarouter.core.text.PatternScanner} reports all matches of many patterns with their spans. The parts below
 * them fit together like this:
 *
 * <ol>
 *   <li>{@code internal.regex} parses a pattern to a tree, which is written as a nondeterministic program, forwards or
 *       backwards. A deterministic automaton over that program is built state by state while texts run through it.
 *   <li>From the tree, {@code Anchor} derives a place in the pattern where one of a few literals always comes: for
 *       {@code [\w.-]{0,50}?(?:key|token)\s?=\s?(\w{20})} that is behind the first repeat. What comes before such a
 *       place is short, and matters only for where a match starts.
 *   <li>{@code internal.keyword} puts the literals of all patterns in one automaton of Aho and Corasick. The pass over
 *       a text that finds them is most of the work on most texts: two loads and a test for each unit.
 *   <li>At an occurrence the runs of characters that every match has near its literal are looked for first, such as the
 *       32 digits of a value or the quote that ends it ({@code RequiredRuns}); where the next one stands is known to
 *       all patterns ({@code Sightings}). Then the automaton of the pattern runs from the literal on, and mostly fails
 *       within a few characters: no assignment follows the word "key". If it succeeds, the part before the literal is
 *       run backwards to where the match starts, and {@code Spans} runs the program with its threads in the order of
 *       RE2's preferences, for the end of the match and the group.
 *   <li>Hostile text cannot make that quadratic: a run that passes a place in the same state as one that failed stops
 *       there ({@code FailedRuns}), and a pattern whose runs read too much all the same is searched for without its
 *       anchor for the rest of the text.
 * </ol>
 *
 * <p>Patterns without a literal that is worth looking for run over the whole text, unless they have keywords and none
 * occurs; {@link ai.orcarouter.core.text.PatternScanner#withoutLiteral()} names them.
 */
@NullMarked
package ai.orcarouter.core.text;

import org.jspecify.annotations.NullMarked;
