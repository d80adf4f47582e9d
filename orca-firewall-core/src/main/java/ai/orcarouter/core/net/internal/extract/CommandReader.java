/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one command that is already cut into arguments. */
final class CommandReader {
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

    CommandReader(Readers readers, ShellVariables variables) {
        this.readers = readers;
        this.variables = variables;
    }

    /** Reads {@code words}, of which there is at least one; what the command writes, as far as that can be told. */
    ShellFeed read(List<String> words, ShellFeed input, Spot spot) {
        if (spot.nesting() > Caps.NESTING) {
            readers.places().collector().limit();
            return ShellFeed.UNKNOWN;
        }
        for (String word : words) {
            device(word, spot);
        }
        String program = words.get(0);
        if (program.indexOf(Places.UNKNOWN) >= 0) {
            readers.places().opaque(Reasons.COMPUTED, spot);
            wholeUrls(words, spot);
            return ShellFeed.UNKNOWN;
        }
        String name = Programs.name(program);
        if (name.isEmpty() || variables.isFunction(program)) {
            wholeUrls(words, spot);
            return ShellFeed.UNKNOWN;
        }
        ProgramSpec spec = Programs.spec(name);
        if (spec == null) {
            return plain(name, words, input, spot);
        }
        Argv argv = Argv.read(name, spec, words);
        if (Programs.inert(argv.path())
                && Programs.spec(argv.path()) == null
                && argv.rest().isEmpty()) {
            Operands operands = new Operands(readers, argv, spot);
            argv.arguments().stream().filter(a -> !a.option().isEmpty()).forEach(operands::read);
            mentions(words, spot);
            return ShellOutput.of(name, words, input);
        }
        return table(argv, input, spot);
    }

    /** {@code NAME=value} in the environment of a command. */
    void environment(String pair, Spot spot) {
        Argv none = Argv.read("env", emptySpec(), List.of("env"));
        new Operands(readers, none, spot).environment(pair);
    }

    /** {@code /dev/tcp/host/port}. */
    void device(String text, Spot spot) {
        if (!text.startsWith("/dev/tcp/") && !text.startsWith("/dev/udp/")) {
            return;
        }
        List<String> parts = Ascii.split(text.substring(9), "/");
        if (!parts.isEmpty()) {
            int port = parts.size() > 1 ? Ascii.port(parts.get(1)) : -1;
            readers.places().hostPort(parts.get(0), port < 0 ? null : port, null, spot);
        }
    }

    private static ProgramSpec emptySpec() {
        return new ProgramSpec.Draft().finish(null);
    }

    private ShellFeed plain(String name, List<String> words, ShellFeed input, Spot spot) {
        if (Programs.inert(name)) {
            mentions(words, spot);
            return ShellOutput.of(name, words, input);
        }
        int dialled = readers.places().collector().dialled();
        wholeUrls(words, spot);
        boolean named = readers.places().collector().dialled() > dialled;
        String path = name + (words.size() > 1 ? "/" + words.get(1).toLowerCase(Locale.ROOT) : "");
        if (Programs.local(name)) {
            readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
        } else if (Programs.configuredPeer(path)) {
            if (!named) {
                readers.places().opaque(Reasons.CONFIGURED_PEER, spot);
            }
        } else if (words.get(0).indexOf('/') >= 0) {
            readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
        } else if (!isHelp(words)) {
            readers.places().opaque(Reasons.UNKNOWN_PROGRAM, spot);
        }
        return new ShellFeed(null, named || input.network(), input.decoded(), true);
    }

    private ShellFeed table(Argv argv, ShellFeed input, Spot spot) {
        Operands operands = new Operands(readers, argv, spot);
        int dialled = readers.places().collector().dialled();
        List<Argv.Argument> own = new ArrayList<>();
        for (Argv.Argument argument : argv.arguments()) {
            if (argument.meaning() == Meaning.ASSIGNMENT && argument.text().indexOf('=') > 0) {
                int equals = argument.text().indexOf('=');
                variables.set(
                        argument.text().substring(0, equals), argument.text().substring(equals + 1));
            }
            if (!operands.read(argument)) {
                own.add(argument);
            }
        }
        boolean ran = false;
        for (Argv.Argument argument : own) {
            ran |= run(argv, argument, input, spot);
        }
        ShellFeed output = rest(argv, input, spot);
        boolean named = operands.named() || readers.places().collector().dialled() > dialled;
        after(argv, input, spot, named, ran);
        if (argv.spec().strict() && argv.unknownOption()) {
            readers.places().opaque(Reasons.UNKNOWN_OPTION, spot);
        }
        if (output != null) {
            return output;
        }
        return new ShellFeed(null, named || input.network(), input.decoded(), true);
    }

    /** What a command means as a whole, once its arguments are read. */
    private void after(Argv argv, ShellFeed input, Spot spot, boolean named, boolean ran) {
        ProgramSpec spec = argv.spec();
        Meaning first = spec.operand(0);
        if (first == Meaning.SCRIPT && !argv.hasOperands() && !ran) {
            standardInput(argv, input, spot);
        }
        if (spec.local() && !argv.offline()) {
            readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
        }
        if (!named && !argv.offline() && Programs.configuredPeer(argv.path()) && !isVersion(argv)) {
            readers.places().opaque(Reasons.CONFIGURED_PEER, spot);
        } else if (!named
                && !argv.offline()
                && first == Meaning.MAYBE
                && Programs.spec(argv.path()) == null
                && !Programs.inert(argv.path())) {
            readers.places().opaque(Reasons.UNKNOWN_PROGRAM, spot);
        }
    }

    private static boolean isVersion(Argv argv) {
        return !argv.hasOperands() && argv.arguments().isEmpty() && argv.path().indexOf('/') < 0;
    }

    private static boolean isHelp(List<String> words) {
        return words.size() == 2
                && (words.get(1).equals("--version")
                        || words.get(1).equals("--help")
                        || words.get(1).equals("-V"));
    }

    /** An interpreter that reads its program from standard input. */
    private void standardInput(Argv argv, ShellFeed input, Spot spot) {
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

    private void runText(String interpreter, String text, Spot spot) {
        ProgramSpec spec = Programs.spec(interpreter);
        if (spec != null && !spec.command().isEmpty()) {
            readers.shell(text, spot);
        } else {
            readers.code(text, spot);
        }
    }

    /** An argument that is itself a program or a command; false when nothing is run by it. */
    private boolean run(Argv argv, Argv.Argument argument, ShellFeed input, Spot spot) {
        String text = argument.text();
        switch (argument.meaning()) {
            case SHELL -> computedOr(text, spot, () -> readers.shell(text, spot.nested()));
            case CODE -> computedOr(text, spot, () -> readers.code(text, spot.nested()));
            case PWSHELL -> computedOr(text, spot, () -> readers.powerShell(text, spot.nested()));
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

    private void computedOr(String text, Spot spot, Runnable reading) {
        if (text.indexOf(Places.UNKNOWN) == 0 && text.length() == 1) {
            readers.places().opaque(Reasons.EVAL, spot);
        } else {
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
            read(words, ShellFeed.NONE, spot.nested());
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

    /** What the rest of the arguments run; null when the command has no output that can be told. */
    private @Nullable ShellFeed rest(Argv argv, ShellFeed input, Spot spot) {
        List<String> rest = argv.rest();
        if (rest.isEmpty()) {
            return null;
        }
        switch (argv.restMeaning()) {
            case COMMAND -> {
                return read(rest, input, spot.nested());
            }
            case XARGS -> xargs(rest, input, spot);
            case SHELLREST -> {
                String joined = String.join(" ", rest);
                computedOr(joined, spot, () -> readers.shell(joined, spot.nested()));
            }
            case PSREST -> {
                if (rest.get(0).toLowerCase(Locale.ROOT).endsWith(".ps1")) {
                    readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
                } else {
                    readers.powerShell(String.join(" ", rest), spot.nested());
                }
            }
            case CMDREST -> cmd(rest, spot);
            case FIND -> find(rest, input, spot);
            default -> {}
        }
        return null;
    }

    /** Lines of standard input become arguments. */
    private void xargs(List<String> rest, ShellFeed input, Spot spot) {
        List<String> words = new ArrayList<>(rest);
        if (words.removeIf(word -> word.equals("::::"))) {
            readers.places().opaque(Reasons.INPUT_FILE, spot);
        }
        words.removeIf(word -> word.startsWith(":::"));
        String text = input.textOrNull();
        if (input.decoded()) {
            readers.places().opaque(Reasons.ENCODED, spot);
        }
        if (text != null) {
            words.addAll(Ascii.split(text, " \t\n"));
        } else if (input.present()) {
            ProgramSpec spec = Programs.spec(Programs.name(rest.get(0)));
            if (spec != null && !Programs.inert(Programs.name(rest.get(0)))) {
                readers.places().opaque(Reasons.INPUT_FILE, spot);
            }
        }
        if (!words.isEmpty()) {
            read(words, ShellFeed.NONE, spot.nested());
        }
    }

    private void cmd(List<String> rest, Spot spot) {
        List<String> words = new ArrayList<>(rest);
        while (!words.isEmpty() && words.get(0).startsWith("/") && words.get(0).length() <= 4) {
            words.remove(0);
        }
        StringBuilder plain = new StringBuilder();
        String joined = String.join(" ", words);
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '\\') {
                plain.append("\\\\");
            } else if (c != '^') {
                plain.append(c);
            }
        }
        readers.shell(plain.toString(), spot.nested());
    }

    /** {@code find ... -exec command ... ;} */
    private void find(List<String> rest, ShellFeed input, Spot spot) {
        for (int i = 0; i < rest.size(); i++) {
            String word = rest.get(i);
            if (word.startsWith("-exec") || word.startsWith("-ok")) {
                int end = i + 1;
                while (end < rest.size()
                        && !rest.get(end).equals(";")
                        && !rest.get(end).equals("+")) {
                    end++;
                }
                if (end > i + 1) {
                    read(rest.subList(i + 1, end), input, spot.nested());
                }
                i = end;
            }
        }
    }

    private void mentions(List<String> words, Spot spot) {
        for (String word : words) {
            readers.prose(word, spot);
        }
    }

    /** Whole URLs among the arguments of a program that no table has. */
    private void wholeUrls(List<String> words, Spot spot) {
        for (String word : words.subList(1, words.size())) {
            int equals = word.startsWith("-") ? word.indexOf('=') : -1;
            String value = word.substring(equals + 1);
            if (value.indexOf("://") > 0) {
                readers.places().url(value, spot);
            }
        }
    }
}
