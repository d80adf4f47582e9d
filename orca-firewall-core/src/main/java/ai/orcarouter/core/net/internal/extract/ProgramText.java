/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.ToolProfile.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides in which language a command, script or statement of the arguments is written, and has it read. */
final class ProgramText {
    private final Readers readers;
    private final ToolProfile profile;
    private boolean ranText;

    ProgramText(Readers readers, ToolProfile profile) {
        this.readers = readers;
        this.profile = profile;
    }

    boolean ranText() {
        return ranText;
    }

    /** A command line; false when it is rather a word of the tool's own, such as {@code create}. */
    boolean command(String text, Spot at, Siblings siblings) {
        String first = text.substring(0, Ascii.firstOf(text, " \t\n;|&", 0));
        String name = Programs.name(first);
        boolean known =
                Programs.known(name) || first.indexOf('=') > 0 || first.startsWith("./") || first.indexOf('$') >= 0;
        if (!profile.runsShell()
                && !known
                && siblings.arguments().isEmpty()
                && first.indexOf('"') < 0
                && first.indexOf('\'') < 0) {
            return false;
        }
        if (!siblings.arguments().isEmpty()) {
            List<String> words = new ArrayList<>(Ascii.split(text, " \t"));
            words.addAll(siblings.arguments());
            return argv(words, at);
        }
        ranText = true;
        if (isPowerShell(siblings.language())
                || (!isShell(siblings.language()) && (profile.hasWord("powershell") || profile.hasWord("pwsh")))) {
            readers.powerShell(text, at);
        } else if (profile.hasWord("cmd") && profile.hasWord("windows")) {
            readers.shell("cmd /c " + text, at);
        } else {
            readers.shell(text, at);
        }
        return true;
    }

    /** A command that is already cut into words; false when they do not start with a program. */
    boolean argv(List<String> words, Spot at) {
        if (words.isEmpty() || (!profile.runsShell() && !Programs.known(Programs.name(words.get(0))))) {
            return false;
        }
        ranText = true;
        if (words.size() == 1) {
            readers.shell(words.get(0), at);
        } else if (readers.enter(String.join(" ", words), at)) {
            new CommandReader(readers, new ShellVariables())
                    .read(words, ShellFeed.NONE, at.as(ai.orcarouter.core.net.Destination.Via.SHELL));
        }
        return true;
    }

    /** What is typed into a running program: a shell's command when it starts with a program, else program text. */
    void input(String text, Spot at) {
        if (startsWithProgram(text)) {
            command(text, at, Siblings.NONE);
        } else {
            ranText = true;
            readers.code(text, at);
        }
    }

    void code(String text, KeyKind kind, Spot at, Siblings siblings) {
        boolean onlyText = profile.tool(Trait.SEARCH)
                || profile.hasWord("lint")
                || profile.hasWord("explain")
                || profile.hasWord("highlight")
                || profile.hasWord("format")
                || (profile.tool(Trait.WRITING) && !profile.starts());
        if (onlyText && profile.hint() == null) {
            readers.prose(text, at);
            return;
        }
        ranText = true;
        String language = siblings.language();
        if (isShell(language)) {
            readers.shell(text, at);
        } else if (isPowerShell(language)) {
            readers.powerShell(text, at);
        } else if (language.contains("sql")) {
            readers.sql(text, at);
        } else if (language.contains("html") || language.contains("svg")) {
            readers.markup(text, at);
        } else if (text.startsWith("#!")) {
            shebang(text, at);
        } else if (language.isEmpty() && profile.runsShell() && !profile.runsCode()) {
            command(text, at, Siblings.NONE);
        } else if (language.isEmpty() && kind == KeyKind.SCRIPT && !profile.runsCode() && startsWithProgram(text)) {
            readers.shell(text, at);
        } else {
            readers.code(text, at);
        }
    }

    void sql(String text, Spot at) {
        ranText = true;
        readers.sql(text, at);
    }

    private void shebang(String text, Spot at) {
        String line = text.substring(0, Ascii.firstOf(text, "\n", 0));
        if (line.endsWith("sh") || line.contains("sh ")) {
            readers.shell(text, at);
        } else {
            readers.code(text, at);
        }
    }

    private static boolean startsWithProgram(String text) {
        String first = text.substring(0, Ascii.firstOf(text, " \t\n;|&(", 0));
        boolean call = first.length() < text.length() && text.charAt(first.length()) == '(';
        return !call && Programs.known(Programs.name(first));
    }

    private static boolean isShell(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "bash", "sh", "shell", "zsh", "ksh", "dash", "terminal", "console", "shellscript", "cmd", "bat" ->
                true;
            default -> false;
        };
    }

    private static boolean isPowerShell(String language) {
        return language.contains("powershell")
                || language.equals("pwsh")
                || language.equals("ps1")
                || language.equals("ps");
    }
}
