/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.SegmentKind;
import java.util.Set;

/** The programs that shell scripts, fenced blocks and load-time commands start, by the first words of commands. */
final class Commands {
    private static final int MAX_NAME = 40;
    private static final Set<String> SHELL = Set.of("shell", "bash", "sh", "zsh", "console", "shell-session");
    private static final Set<String> BUILT_IN = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "in",
            "function",
            "select",
            "time",
            "echo",
            "cd",
            "export",
            "set",
            "unset",
            "local",
            "return",
            "exit",
            "read",
            "shift",
            "test",
            "true",
            "false",
            "source",
            "eval",
            "exec",
            "trap",
            "declare",
            "readonly",
            "printf",
            "alias",
            "wait",
            "umask",
            "pwd",
            "let",
            "break",
            "continue",
            "type",
            "command",
            "sudo",
            "env",
            "nohup",
            "xargs");

    private Commands() {}

    /** Adds those of a file; false when there was no room for some. */
    static boolean in(ScanFile file, ScopeNames into) {
        String text = file.text().text();
        boolean all = true;
        for (Segment segment : file.segments().all()) {
            boolean shell = SHELL.contains(segment.language());
            boolean runs = segment.kind() == SegmentKind.LOAD_COMMAND
                    || (shell && (segment.kind() == SegmentKind.SCRIPT || segment.kind() == SegmentKind.FENCE));
            if (runs) {
                boolean fence = segment.kind() == SegmentKind.FENCE;
                int from = fence ? text.indexOf('\n', segment.start()) + 1 : segment.start();
                all &= words(text, Math.max(from, segment.start()), segment.end(), into);
            }
        }
        return all;
    }

    /** The first words behind line ends and signs that end a command, but for those in quotes. */
    private static boolean words(String text, int from, int to, ScopeNames into) {
        boolean all = true;
        boolean first = true;
        char quote = 0;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                i += c == '\\' ? 2 : 1;
            } else if (c == '\'' || c == '"') {
                quote = c;
                first = false;
                i++;
            } else if (c == '#' && (i == from || text.charAt(i - 1) <= ' ')) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? to : end;
            } else if (c == '\n' || c == ';' || c == '|' || c == '&' || c == '(' || c == '`') {
                first = true;
                i++;
            } else if (first && c > ' ' && c != '$' && c != '!') {
                int end = i;
                while (end < to && isName(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(i, end);
                boolean ends = end == to || " \t\n;|&)`".indexOf(text.charAt(end)) >= 0;
                if (!word.isEmpty() && ends && word.length() <= MAX_NAME && !BUILT_IN.contains(word)) {
                    all &= into.add(word);
                }
                first = BUILT_IN.contains(word) && ends;
                i = Math.max(end, i + 1);
            } else {
                i++;
            }
        }
        return all;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '+';
    }
}
