/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Scans the definitions of MCP tools for text that is meant for the model rather than for people (mcp.md section 6).
 *
 * <p>{@code ToolScan} walks the texts of a tool ({@code SchemaTexts}), {@code Tokenizer} turns each into {@code Tokens}
 * with the meanings of {@code lexicon.txt} and {@code places.txt}, and {@code PhrasePass} looks for the families of
 * {@code rules.txt}. What words cannot say is looked for by {@code HiddenPass} (characters), {@code MarkupPass}
 * (comments, tags, forged messages) and {@code NamePass}. {@code ListScan} compares the tools of several servers.
 */
@NullMarked
package ai.orcarouter.skills.internal.tool;

import org.jspecify.annotations.NullMarked;
