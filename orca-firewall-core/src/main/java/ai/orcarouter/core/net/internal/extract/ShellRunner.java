/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the commands of one shell script in order, whatever would be run under which condition. */
final class ShellRunner {
    private static final int LOOPS = 2;
    private static final int ROUNDS = 16;
    private static final Set<String> KEYWORDS = Set.of(
            "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "{", "}", "!", "coproc",
            "time");

    private final Readers readers;
    private final Spot spot;
    private final ShellVariables variables = new ShellVariables();
    private final ShellExpansion expansion;
    private final CommandReader commands;
    private final ShellLoops loops;

    ShellRunner(Readers readers, Spot spot) {
        this.readers = readers;
        this.spot = spot;
        this.expansion = new ShellExpansion(this, variables);
        this.commands = new CommandReader(readers, variables);
        this.loops = new ShellLoops(expansion);
    }

    /** Reads a script; what its last command writes, as far as that can be told. */
    ShellFeed script(String text, ShellFeed input) {
        return run(ShellLexer.commands(text), input, 0);
    }

    private ShellFeed run(List<ShellCommand> script, ShellFeed input, int depth) {
        ShellFeed last = input;
        for (int i = 0; i < script.size(); i++) {
            ShellCommand command = script.get(i);
            List<String> values = depth < LOOPS ? loops.values(command) : List.of();
            if (values.size() > 1 && values.size() <= ROUNDS) {
                int end = ShellLoops.end(script, i);
                last = loop(command, values, script.subList(i + 1, end), depth + 1);
                i = end - 1;
            } else if (!isClosing(command)) {
                ShellFeed feed = feed(command, command.piped() ? last : ShellFeed.NONE);
                last = command(command, feed);
            }
        }
        return last;
    }

    /** Goes through a loop once for each value; what all rounds write. */
    private ShellFeed loop(ShellCommand command, List<String> values, List<ShellCommand> body, int depth) {
        StringBuilder written = new StringBuilder();
        ShellFeed last = ShellFeed.NONE;
        for (String value : values) {
            if (!spend(value.length() + body.size())) {
                return ShellFeed.UNKNOWN;
            }
            readers.places().url(value, spot);
            variables.set(ShellLoops.name(command), value);
            last = run(body, ShellFeed.NONE, depth);
            String text = last.textOrNull();
            written.append(text == null ? "" : text);
        }
        return last.textOrNull() == null ? last : last.with(written.toString());
    }

    /** Whether it only ends a loop, a group or a condition, whose output goes on as it is. */
    private static boolean isClosing(ShellCommand command) {
        return !command.words().isEmpty()
                && command.words().stream().allMatch(ShellRunner::isKeyword)
                && command.targets().isEmpty()
                && command.hereOrNull() == null;
    }

    /** The output of a command substitution, with {@link Places#UNKNOWN} for what cannot be told. */
    String substitute(String text) {
        Spot inside = spot.nested();
        if (!readers.enter(text, inside)) {
            return String.valueOf(Places.UNKNOWN);
        }
        ShellFeed output = new ShellRunner(readers, inside).script(text, ShellFeed.NONE);
        if (output.decoded()) {
            readers.places().opaque(Reasons.ENCODED, spot);
        }
        String known = output.textOrNull();
        if (known == null) {
            return output.network() && !output.decoded() ? Places.FETCHED : String.valueOf(Places.UNKNOWN);
        }
        return known.stripTrailing();
    }

    boolean spend(int chars) {
        return readers.places().collector().spend(chars);
    }

    private ShellFeed feed(ShellCommand command, ShellFeed piped) {
        ShellWord here = command.hereOrNull();
        if (here != null) {
            String body = expansion.text(here);
            readers.prose(body, spot);
            return ShellFeed.of(body);
        }
        return command.inputs().isEmpty() ? piped : ShellFeed.UNKNOWN;
    }

    private ShellFeed command(ShellCommand command, ShellFeed input) {
        for (ShellWord target : command.targets()) {
            redirection(expansion.text(target));
        }
        List<ShellWord> words = command.words();
        int first = 0;
        while (first < words.size() && isKeyword(words.get(first))) {
            first++;
        }
        if (first < words.size() && words.get(first).isBare("function")) {
            if (first + 1 < words.size()) {
                variables.function(words.get(first + 1).literal());
            }
            return ShellFeed.NONE;
        }
        if (first < words.size()
                && (words.get(first).isBare("for") || words.get(first).isBare("select"))) {
            loop(words.subList(first + 1, words.size()));
            return ShellFeed.NONE;
        }
        if (first < words.size() && words.get(first).isBare("case")) {
            return ShellFeed.NONE;
        }
        int program = first;
        while (program < words.size() && assignment(words.get(program)) != null) {
            program++;
        }
        boolean alone = program == words.size();
        Spot own = spot;
        for (ShellWord word : words.subList(first, program)) {
            assign(word, alone, own);
        }
        if (alone) {
            return ShellFeed.NONE;
        }
        List<String> fields = expansion.fields(words.subList(program, words.size()));
        return fields.isEmpty() ? ShellFeed.NONE : commands.read(fields, input, spot);
    }

    private static boolean isKeyword(ShellWord word) {
        return word.parts().size() == 1
                && !word.parts().get(0).quoted()
                && word.parts().get(0).kind() == ShellWord.Kind.TEXT
                && KEYWORDS.contains(word.parts().get(0).text());
    }

    /** {@code for name in word ...}: the name takes every value in turn. */
    private void loop(List<ShellWord> words) {
        if (words.isEmpty()) {
            return;
        }
        List<String> values = expansion.fields(words.subList(Math.min(2, words.size()), words.size()));
        String value = values.size() == 1 ? values.get(0) : String.valueOf(Places.UNKNOWN);
        variables.set(words.get(0).literal(), value);
        if (values.size() > 1) {
            for (String one : values) {
                readers.places().url(one, spot);
            }
        }
    }

    /** The name that {@code NAME=value} sets, or null when the word is no assignment. */
    private static @Nullable String assignment(ShellWord word) {
        ShellWord.Part head = word.parts().get(0);
        if (head.kind() != ShellWord.Kind.TEXT) {
            return null;
        }
        int equals = head.text().indexOf('=');
        int end = equals > 0 && head.text().charAt(equals - 1) == '+' ? equals - 1 : equals;
        for (int i = 0; i < end; i++) {
            char c = head.text().charAt(i);
            if (!Ascii.letter(c) && c != '_' && (i == 0 || !Ascii.digit(c))) {
                return null;
            }
        }
        return end > 0 ? head.text().substring(0, end) : null;
    }

    private void assign(ShellWord word, boolean alone, Spot at) {
        String name = assignment(word);
        String text = expansion.text(word);
        String value = text.substring(text.indexOf('=') + 1);
        if (name == null) {
            return;
        }
        variables.set(name, text.startsWith(name + "+=") ? variables.value(name) + value : value);
        boolean proxy = name.regionMatches(true, Math.max(0, name.length() - 6), "_proxy", 0, 6);
        if (!alone || proxy) {
            commands.environment(name + "=" + value, at);
        }
    }

    /** bash opens {@code /dev/tcp/host/port} and {@code /dev/udp/host/port} as connections. */
    private void redirection(String target) {
        commands.device(target, spot);
    }
}
