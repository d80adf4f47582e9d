/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The arguments of one command, each with its meaning. */
final class Argv {
    /**
     * One argument.
     *
     * @param meaning what it is
     * @param text the value
     * @param option the option it belongs to, or empty for an operand
     */
    record Argument(Meaning meaning, String text, String option) {}

    private final List<String> words;
    private final List<Argument> arguments = new ArrayList<>();
    private List<String> rest = List.of();
    private Meaning restMeaning = Meaning.VALUE;
    private String path;
    private ProgramSpec spec;
    private boolean unknownOption;
    private boolean offline;
    private boolean listens;
    private boolean commandNext;
    private boolean readsInput;
    private int operands;

    private Argv(String name, ProgramSpec spec, List<String> words) {
        this.path = name;
        this.spec = spec;
        this.words = words;
    }

    /** Reads {@code words}, whose first is the program itself. */
    static Argv read(String name, ProgramSpec spec, List<String> words) {
        Argv argv = new Argv(name, spec, words);
        argv.read();
        return argv;
    }

    List<Argument> arguments() {
        return arguments;
    }

    List<String> rest() {
        return rest;
    }

    Meaning restMeaning() {
        return restMeaning;
    }

    /** Program and subcommands with slashes between them. */
    String path() {
        return path;
    }

    ProgramSpec spec() {
        return spec;
    }

    boolean unknownOption() {
        return unknownOption;
    }

    boolean offline() {
        return offline;
    }

    boolean listens() {
        return listens;
    }

    /** Whether a shell is told to read its commands from standard input, so that operands are their arguments. */
    boolean readsInput() {
        return readsInput;
    }

    /** The program and all its arguments. */
    List<String> words() {
        return words;
    }

    boolean hasOperands() {
        return operands > 0 || !rest.isEmpty();
    }

    private void read() {
        boolean options = true;
        int i = 1;
        while (i < words.size()) {
            String word = words.get(i);
            if (options && word.equals("--")) {
                options = false;
                i++;
            } else if (options && isOption(word)) {
                i = option(i);
            } else {
                Meaning meaning = spec.operand(operands);
                if (meaning == Meaning.COMMAND && i + 1 < words.size() && isAssignment(word)) {
                    arguments.add(new Argument(Meaning.ENV, word, ""));
                    i++;
                } else if (meaning.takesRest()) {
                    rest = words.subList(i, words.size());
                    restMeaning = meaning;
                    return;
                } else {
                    operand(meaning, word);
                    i++;
                }
            }
        }
    }

    private void operand(Meaning meaning, String word) {
        if (meaning == Meaning.SUBCOMMAND) {
            path = path + '/' + word.toLowerCase(Locale.ROOT);
            ProgramSpec sub = Programs.spec(path);
            if (sub != null) {
                spec = sub;
                return;
            }
            // No table of its own: what follows is read as operands that may be URLs.
            spec = spec.ofUnknownSubcommand();
            return;
        }
        operands++;
        Meaning means = meaning;
        if (meaning == Meaning.SCRIPT) {
            means = commandNext ? Meaning.SHELL : readsInput || hasText() ? Meaning.VALUE : meaning;
        }
        arguments.add(new Argument(means, word, ""));
    }

    /** Whether an option already gave the program text, so that operands are its arguments. */
    private boolean hasText() {
        for (Argument argument : arguments) {
            switch (argument.meaning()) {
                case CODE, SHELL, PWSHELL, MODULE, ENCODED -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private boolean isOption(String word) {
        if (word.length() < 2) {
            return false;
        }
        char first = word.charAt(0);
        return first == '-' || (first == '/' && spec.style() == ProgramSpec.Style.SLASH && word.indexOf('/', 1) < 0);
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        for (int i = 0; i < equals; i++) {
            if (!Ascii.alnum(word.charAt(i)) && word.charAt(i) != '_') {
                return false;
            }
        }
        return equals > 0;
    }

    /** Reads the option at {@code i}; the index after it and its value. */
    private int option(int i) {
        String word = words.get(i);
        return switch (spec.style()) {
            case POSIX -> word.startsWith("--") ? named(i, word, '=') : cluster(i, word);
            case SINGLE -> named(i, word, '=');
            case SLASH -> named(i, word.toLowerCase(Locale.ROOT).equals(word) ? word : lowerName(word), ':');
            case POWERSHELL -> named(i, lowerName(word), ':');
        };
    }

    private static String lowerName(String word) {
        int end = Ascii.firstOf(word, ":=", 0);
        return word.substring(0, end).toLowerCase(Locale.ROOT) + word.substring(end);
    }

    private int named(int i, String word, char separator) {
        int cut = word.indexOf(separator);
        String name = cut < 0 ? word : word.substring(0, cut);
        note(name);
        Meaning meaning = spec.find(name);
        unknownOption |= spec.isAmbiguous(name);
        if (cut >= 0) {
            // An option no table knows may still carry a URL.
            arguments.add(new Argument(meaning == null ? Meaning.MAYBE : meaning, word.substring(cut + 1), name));
            unknownOption |= meaning == null && !spec.flags().contains(name);
            return i + 1;
        }
        if (meaning == null) {
            unknownOption |= !spec.flags().contains(name) && !spec.optional().contains(name) && !spec.abbreviates(name);
            return i + 1;
        }
        return value(i, name, meaning);
    }

    private int cluster(int i, String word) {
        for (int k = 1; k < word.length(); k++) {
            String name = "-" + word.charAt(k);
            note(name);
            Meaning meaning = spec.options().get(name);
            if (meaning != null) {
                if (k + 1 < word.length()) {
                    int from = word.charAt(k + 1) == '=' ? k + 2 : k + 1;
                    arguments.add(new Argument(meaning, word.substring(from), name));
                    return i + 1;
                }
                return value(i, name, meaning);
            }
            if (spec.optional().contains(name)) {
                return i + 1;
            }
            unknownOption |= !spec.flags().contains(name);
        }
        return i + 1;
    }

    private int value(int i, String name, Meaning meaning) {
        if (i + 1 >= words.size()) {
            return i + 1;
        }
        if (meaning.takesRest()) {
            rest = words.subList(i + 1, words.size());
            restMeaning = meaning;
            return words.size();
        }
        arguments.add(new Argument(meaning, words.get(i + 1), name));
        if (meaning == Meaning.MODULE) {
            // What follows belongs to the module.
            rest = words.subList(i + 2, words.size());
            restMeaning = Meaning.REST;
            return words.size();
        }
        return i + 2;
    }

    private void note(String name) {
        commandNext |= spec.command().contains(name);
        readsInput |= name.equals("-s") && !spec.command().isEmpty();
        offline |= spec.offline().contains(name);
        listens |= spec.listen().contains(name);
    }
}
