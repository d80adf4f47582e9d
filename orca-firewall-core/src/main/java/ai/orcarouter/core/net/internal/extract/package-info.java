/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Finds the destinations in the arguments of a tool call (research/egress.md 3.5). Public types are public for
 * {@code core.net} only.
 *
 * <p>The way in is {@link ai.orcarouter.core.net.internal.extract.ArgumentExtraction}. It makes a {@code TreeWalk} over
 * the argument tree, which gives every string, with the kind of its name ({@code KeyKind}), its neighbours
 * ({@code Siblings}) and what the tool is for ({@code ToolProfile}), to a {@code LeafReader}. That decides what the
 * string is and hands it to a reader of such texts; a reader that meets a text of another kind goes back through
 * {@code Readers}, which keeps to the bounds of {@code Caps}.
 *
 * <ul>
 *   <li>URLs, hosts and what holds them: {@code PlaceReader}, {@code Locations}, {@code ConnectionStrings},
 *       {@code EncodedUrls}, {@code UrlLists}; prose: {@code TextReader}.
 *   <li>Shell: {@code ShellRunner} cuts a script into commands with {@code ShellLexer} and expands their words;
 *       {@code CommandReader} reads one command. {@code Argv} gives each argument a {@code Meaning} by the table of the
 *       program ({@code programs.txt}), {@code Operands} and {@code Settings} read those that name destinations,
 *       {@code InnerPrograms} and {@code InnerCommands} those that are run.
 *   <li>Program text: {@code CodeReader} reads characters, {@code CodeScope} keeps brackets and names,
 *       {@code CallReader} reads a call when it closes, by {@code code-calls.txt}.
 *   <li>SQL: {@code SqlReader} and {@code SqlTexts}, by {@code sql-calls.txt}. Markup: {@code MarkupReader}.
 * </ul>
 *
 * <p>Whatever is found ends in {@code Places}, which makes destinations of texts, and in the {@code Collector} of the
 * extraction, which also counts the characters looked at: the work is linear in the size of the arguments, because each
 * nested text is cut from the one around it at most {@code Caps.NESTING} times. A {@code Spot} says where in the
 * arguments a text stands and whether what it names is dialled or mentioned; the character {@code Places.UNKNOWN}
 * stands for what is only known when the text runs.
 */
@NullMarked
package ai.orcarouter.core.net.internal.extract;

import org.jspecify.annotations.NullMarked;
