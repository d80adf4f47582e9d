/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts PowerShell into commands: quotes, backtick escapes, and separators; method calls are the code reader's. */
final class PowerShellReader {
    private final Readers readers;
    private final Spot spot;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private final CommandReader commands;
    private final Map<String, String> variables = new HashMap<>();
    /** The variable that the current command gives a value, or empty. */
    private String assigned = "";

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
                case '$' -> i = variable(text, i);
                default -> append(c);
            }
        }
        endCommand();
    }

    /** Reads a variable's name: at the start of a command and before an equals sign it is given a value. */
    private int variable(String text, int from) {
        int end = from;
        while (end < text.length() && (Ascii.alnum(text.charAt(end)) || "_:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String name = text.substring(from, end).toLowerCase(Locale.ROOT);
        int equals = Ascii.firstNotOf(text, " ", end);
        boolean assigns = text.startsWith("=", equals) && !text.startsWith("==", equals);
        if (assigns && !name.isEmpty() && words.isEmpty() && !started) {
            assigned = name;
            return equals + 1;
        }
        if (name.isEmpty()) {
            append('$');
        } else {
            word.append(value(name));
            started = true;
        }
        return end;
    }

    private String value(String name) {
        String value = variables.getOrDefault(name, String.valueOf(Places.UNKNOWN));
        return readers.places().collector().spend(value.length()) ? value : String.valueOf(Places.UNKNOWN);
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
                int end = i;
                while (end < text.length() && Ascii.alnum(text.charAt(end))) {
                    end++;
                }
                word.append(value(text.substring(i, end).toLowerCase(Locale.ROOT)));
                i = end;
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
        if (!assigned.isEmpty()) {
            assign();
        }
        if (!words.isEmpty()) {
            String first = words.get(0);
            int start = words.size() > 2 && words.get(1).equals("=") ? 2 : 0;
            List<String> command = new ArrayList<>(words.subList(start, words.size()));
            boolean expression =
                    first.startsWith("[") || first.startsWith(".") || first.startsWith("-") || first.startsWith("/");
            String name = Programs.name(command.get(0));
            if (start == 0 ? !expression && Programs.spec(name) != null : Programs.spec(name) != null) {
                commands.read(command, ShellFeed.NONE, spot.nested());
            } else if (!expression && command.get(0).indexOf(Places.UNKNOWN) < 0) {
                for (String each : command) {
                    readers.prose(each, spot);
                }
            }
            words.clear();
        }
    }

    private void assign() {
        boolean plain = words.size() == 1 && words.get(0).length() <= Caps.VARIABLE;
        if (plain && assigned.startsWith("env:")) {
            commands.environment(assigned.substring(4) + "=" + words.get(0), spot);
        } else if (plain && variables.size() < Caps.VARIABLES) {
            variables.put(assigned, words.get(0));
        } else {
            variables.remove(assigned);
        }
        assigned = "";
    }
}
