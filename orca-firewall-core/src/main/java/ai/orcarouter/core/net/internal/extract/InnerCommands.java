/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The end of a command line that is a command of its own, as behind {@code env}, {@code xargs} or {@code find -exec}.
 */
final class InnerCommands {
    private final Readers readers;
    private final CommandReader commands;

    InnerCommands(Readers readers, CommandReader commands) {
        this.readers = readers;
        this.commands = commands;
    }

    /** What the rest of the arguments run; null when the command has no output that can be told. */
    @Nullable
    ShellFeed rest(Argv argv, ShellFeed input, Spot spot) {
        List<String> rest = argv.rest();
        if (rest.isEmpty()) {
            return null;
        }
        switch (argv.restMeaning()) {
            case COMMAND -> {
                return commands.read(rest, input, spot.nested());
            }
            case XARGS -> xargs(argv, rest, input, spot);
            case SHELLREST -> {
                String joined = String.join(" ", rest);
                InnerPrograms.unlessComputed(
                        joined, readers.places(), spot, () -> readers.shell(joined, spot.nested()));
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
            case REST -> commands.wholeUrls(rest, spot);
            default -> {}
        }
        return null;
    }

    /** Lines of standard input become arguments. */
    private void xargs(Argv argv, List<String> rest, ShellFeed input, Spot spot) {
        int inputs = 0;
        while (inputs < rest.size() && !rest.get(inputs).startsWith(":::")) {
            inputs++;
        }
        List<String> words = new ArrayList<>(rest.subList(0, inputs));
        List<String> given = new ArrayList<>(rest.subList(inputs, rest.size()));
        if (given.removeIf(word -> word.startsWith("::::"))) {
            readers.places().opaque(Reasons.INPUT_FILE, spot);
        }
        given.removeIf(word -> word.startsWith(":::"));
        String text = input.textOrNull();
        if (input.decoded()) {
            readers.places().opaque(Reasons.ENCODED, spot);
        }
        String mark = placeholder(argv);
        if (!mark.isEmpty()) {
            each(words, mark, given.isEmpty() ? text : String.join("\n", given), spot);
            return;
        }
        words.addAll(given);
        if (text != null) {
            words.addAll(Ascii.split(text, " \t\n"));
        } else if (input.present()) {
            ProgramSpec spec = Programs.spec(Programs.name(rest.get(0)));
            if (spec != null && !Programs.inert(Programs.name(rest.get(0)))) {
                readers.places().opaque(Reasons.INPUT_FILE, spot);
            }
        }
        if (!words.isEmpty()) {
            commands.read(words, ShellFeed.NONE, spot.nested());
        }
    }

    /** What {@code xargs -I} or {@code parallel} puts lines in place of; empty when it adds them at the end. */
    private static String placeholder(Argv argv) {
        for (Argv.Argument argument : argv.arguments()) {
            if (argument.option().equals("-I")) {
                return argument.text();
            }
        }
        boolean parallel = argv.path().equals("parallel");
        return parallel && argv.rest().stream().anyMatch(word -> word.contains("{}")) ? "{}" : "";
    }

    /** Runs the command once for each line; a text that is not known stands for itself. */
    private void each(List<String> words, String mark, @Nullable String textOrNull, Spot spot) {
        List<String> lines =
                textOrNull == null ? List.of(String.valueOf(Places.UNKNOWN)) : Ascii.split(textOrNull, "\n");
        for (String line : lines) {
            List<String> filled = new ArrayList<>();
            for (String word : words) {
                String whole = word.replace(mark, line);
                if (!readers.places().collector().spend(whole.length() + 1)) {
                    return;
                }
                filled.add(whole);
            }
            if (!filled.isEmpty()) {
                commands.read(filled, ShellFeed.NONE, spot.nested());
            }
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
                    commands.read(rest.subList(i + 1, end), input, spot.nested());
                }
                i = end;
            }
        }
    }
}
