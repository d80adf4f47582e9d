/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simple command with its redirections.
 *
 * @param words assignments, program and arguments
 * @param targets words that redirections name, files mostly
 * @param inputs the subset of targets that standard input is read from
 * @param hereOrNull text that a here-document or here-string gives to standard input
 * @param piped whether standard input is the output of the command before
 */
record ShellCommand(
        List<ShellWord> words,
        List<ShellWord> targets,
        List<ShellWord> inputs,
        @Nullable ShellWord hereOrNull,
        boolean piped) {}
