/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;

/** Cuts PowerShell into commands: quotes, backtick escapes, and separators; method calls are the code reader's. */
final class PowerShellReader {
    private final Readers readers;
    private final Spot spot;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private final CommandReader commands;

    PowerShellReader(Readers readers, Spot spot) {
        this.readers = readers;
        this.spot = spot;
        this.commands = new CommandReader(readers, new ShellVariables());
    }

    void read(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            switch (c) {
                case '\'' -> i = quoted(text, i, '\'');
                case '"' -> i = quoted(text, i, '"');
                case '`' -> {
                    if (i < text.length()) {
                        append(text.charAt(i++));
                    }
                }
                case ' ', '\t', '\r', ',' -> endWord();
                case ';', '|', '\n', '(', ')', '{', '}', '&' -> endCommand();
                case '#' -> {
                    if (started) {
                        append(c);
                    } else {
                        i = Ascii.firstOf(text, "\n", i);
                    }
                }
                case '$' -> {
                    int end = i;
                    while (end < text.length()
                            && (Ascii.alnum(text.charAt(end)) || "_:".indexOf(text.charAt(end)) >= 0)) {
                        end++;
                    }
                    append(end == i ? c : Places.UNKNOWN);
                    i = end;
                }
                default -> append(c);
            }
        }
        endCommand();
    }

    private int quoted(String text, int from, char quote) {
        int i = from;
        started = true;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == quote) {
                if (i < text.length() && text.charAt(i) == quote) {
                    word.append(quote);
                    i++;
                } else {
                    return i;
                }
            } else if (c == '`' && quote == '"' && i < text.length()) {
                word.append(text.charAt(i++));
            } else if (c == '$' && quote == '"') {
                word.append(Places.UNKNOWN);
                while (i < text.length() && Ascii.alnum(text.charAt(i))) {
                    i++;
                }
            } else {
                word.append(c);
            }
        }
        return i;
    }

    private void append(char c) {
        word.append(c);
        started = true;
    }

    private void endWord() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            String first = words.get(0);
            int assigned = words.size() > 2 && words.get(1).equals("=") ? 2 : 0;
            List<String> command = new ArrayList<>(words.subList(assigned, words.size()));
            boolean expression =
                    first.startsWith("[") || first.startsWith(".") || first.startsWith("-") || first.startsWith("/");
            String name = Programs.name(command.get(0));
            if (assigned == 0 ? !expression && Programs.spec(name) != null : Programs.spec(name) != null) {
                commands.read(command, ShellFeed.NONE, spot.nested());
            } else if (!expression && command.get(0).indexOf(Places.UNKNOWN) < 0) {
                for (String each : command) {
                    readers.prose(each, spot);
                }
            }
            words.clear();
        }
    }
}
