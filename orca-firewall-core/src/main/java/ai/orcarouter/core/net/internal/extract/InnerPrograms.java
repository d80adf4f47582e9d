/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Arguments of a command that are themselves programs: shell text, program text, scripts, modules, aliases. */
final class InnerPrograms {
    /** Modules of Python that reach no network by themselves. */
    private static final Set<String> QUIET_MODULES = Set.of(
            "http.server",
            "json.tool",
            "venv",
            "virtualenv",
            "timeit",
            "calendar",
            "this",
            "compileall",
            "zipfile",
            "tarfile");

    private final Readers readers;
    private final ShellVariables variables;
    private final CommandReader commands;

    InnerPrograms(Readers readers, ShellVariables variables, CommandReader commands) {
        this.readers = readers;
        this.variables = variables;
        this.commands = commands;
    }

    /** An argument that is itself a program or a command; false when nothing is run by it. */
    boolean run(Argv argv, Argv.Argument argument, ShellFeed input, Spot spot) {
        String text = argument.text();
        switch (argument.meaning()) {
            case SHELL -> unlessComputed(text, readers.places(), spot, () -> readers.shell(text, spot.nested()));
            case CODE -> unlessComputed(text, readers.places(), spot, () -> readers.code(text, spot.nested()));
            case PWSHELL -> unlessComputed(text, readers.places(), spot, () -> readers.powerShell(text, spot.nested()));
            case SQL -> {
                readers.sql(text, spot.nested());
                return false;
            }
            case AWK -> awk(text, spot);
            case SOCAT -> {
                String command = readers.locations().socat(text, spot);
                if (command != null) {
                    readers.shell(command, spot.nested());
                }
                return false;
            }
            case ENCODED -> {
                String plain = Encodings.base64Utf16(text);
                readers.places().opaque(Reasons.ENCODED, spot);
                if (plain != null) {
                    readers.powerShell(plain, spot.nested().decoded());
                }
            }
            case SCRIPT -> {
                if (argument.text().equals("-")) {
                    standardInput(argv, input, spot);
                } else if (!readers.places().url(text, spot) && !text.startsWith("/dev/fd/")) {
                    readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
                }
            }
            case SCHEDULE -> {
                return false;
            }
            case MODULE -> module(argv, text, spot);
            case ALIAS -> {
                int equals = text.indexOf('=');
                if (equals > 0) {
                    variables.function(text.substring(0, equals));
                    readers.shell(text.substring(equals + 1), spot.nested());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Does the reading unless the whole text is only known when it runs, or comes from a place that is known. */
    static void unlessComputed(String text, Places places, Spot spot, Runnable reading) {
        if (text.indexOf(Places.UNKNOWN) == 0 && text.length() == 1) {
            places.opaque(Reasons.EVAL, spot);
        } else if (!text.equals(Places.FETCHED)) {
            reading.run();
        }
    }

    private void module(Argv argv, String name, Spot spot) {
        if (QUIET_MODULES.contains(name)) {
            return;
        }
        if (name.equals("pip") || name.equals("pipx")) {
            List<String> words = new ArrayList<>();
            words.add(name);
            words.addAll(argv.rest());
            commands.read(words, ShellFeed.NONE, spot.nested());
        } else {
            readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
        }
    }

    /** gawk opens {@code "/inet/tcp/0/host/port"}. */
    private void awk(String text, Spot spot) {
        for (int at = text.indexOf("/inet"); at >= 0; at = text.indexOf("/inet", at + 5)) {
            int end = Ascii.firstOf(text, "\" \t\n;)", at);
            List<String> parts = Ascii.split(text.substring(at, end), "/");
            if (parts.size() >= 5) {
                readers.places().hostPort(parts.get(3) + ":" + parts.get(4), null, null, spot);
            } else {
                readers.places().opaque(Reasons.COMPUTED, spot);
            }
        }
        readers.prose(text, spot);
    }

    /** An interpreter that reads its program from standard input. */
    void standardInput(Argv argv, ShellFeed input, Spot spot) {
        String text = input.textOrNull();
        if (text != null) {
            runText(argv.path(), text, spot.nested());
        } else if (input.present() && !input.network()) {
            readers.places().opaque(Reasons.EVAL, spot);
        }
        if (input.decoded()) {
            readers.places().opaque(Reasons.ENCODED, spot);
        }
    }

    /** Commands for later, from standard input when it gives any. */
    void schedule(ShellFeed input, Spot spot) {
        String text = input.textOrNull();
        if (text != null) {
            readers.shell(text, spot.nested());
        } else if (input.present() && !input.network()) {
            readers.places().opaque(Reasons.EVAL, spot);
        }
    }

    private void runText(String interpreter, String text, Spot spot) {
        ProgramSpec spec = Programs.spec(interpreter);
        if (spec != null && !spec.command().isEmpty()) {
            readers.shell(text, spot);
        } else {
            readers.code(text, spot);
        }
    }
}
