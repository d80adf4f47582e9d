/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one command that is already cut into arguments: by the table of its program if there is one, else as a program
 * that only its name is known of.
 */
final class CommandReader {
    private final Readers readers;
    private final ShellVariables variables;
    private final InnerPrograms programs;
    private final InnerCommands commands;

    CommandReader(Readers readers, ShellVariables variables) {
        this.readers = readers;
        this.variables = variables;
        this.programs = new InnerPrograms(readers, variables, this);
        this.commands = new InnerCommands(readers, this);
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
            wholeUrls(words.subList(1, words.size()), spot);
            return ShellFeed.UNKNOWN;
        }
        String name = Programs.name(program);
        if (name.isEmpty() || variables.isFunction(program)) {
            wholeUrls(words.subList(1, words.size()), spot);
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
        new Settings(readers, spot).pair(pair);
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

    private ShellFeed plain(String name, List<String> words, ShellFeed input, Spot spot) {
        if (Programs.inert(name)) {
            mentions(words, spot);
            return ShellOutput.of(name, words, input);
        }
        int dialled = readers.places().collector().dialled();
        wholeUrls(words.subList(1, words.size()), spot);
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
            ran |= programs.run(argv, argument, input, spot);
        }
        ShellFeed output = commands.rest(argv, input, spot);
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
        if (first == Meaning.SCRIPT && (argv.readsInput() || !argv.hasOperands()) && !ran) {
            programs.standardInput(argv, input, spot);
        } else if (first == Meaning.SCHEDULE) {
            programs.schedule(input, spot);
        }
        if (spec.local() && !argv.offline()) {
            readers.places().opaque(Reasons.LOCAL_PROGRAM, spot);
        }
        boolean quiet = named || argv.offline() || isInert(argv);
        if (!quiet && Programs.configuredPeer(argv.path()) && !isVersion(argv)) {
            if (spec.settings()) {
                SettingUrls urls = new SettingUrls(readers);
                argv.words().forEach(word -> urls.embedded(word, spot));
            }
            readers.places().opaque(Reasons.CONFIGURED_PEER, spot);
        } else if (!quiet && first == Meaning.MAYBE && Programs.spec(argv.path()) == null) {
            readers.places().opaque(Reasons.UNKNOWN_PROGRAM, spot);
        }
    }

    /** Whether the command, or the subcommand that its first operand is, reaches no network. */
    private static boolean isInert(Argv argv) {
        String sub = argv.arguments().stream()
                .filter(argument -> argument.option().isEmpty())
                .findFirst()
                .map(Argv.Argument::text)
                .orElse("");
        return Programs.inert(argv.path())
                || (Programs.spec(argv.path()) != null && Programs.inert(argv.path() + '/' + sub));
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

    private void mentions(List<String> words, Spot spot) {
        for (String word : words) {
            readers.prose(word, spot);
        }
    }

    /** Whole URLs among the arguments of a program that no table has. */
    void wholeUrls(List<String> arguments, Spot spot) {
        for (String word : arguments) {
            int equals = word.startsWith("-") ? word.indexOf('=') : -1;
            String value = word.substring(equals + 1);
            if (value.indexOf("://") > 0) {
                readers.places().url(value, spot);
            }
        }
    }
}
