/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of commands in a help text: each with the first sentence of its header or description. By itself picocli
 * shows the first line, wherever that ends.
 */
final class CommandList {
    private static final int INDENT = 2;

    private CommandList() {}

    /** Makes a command and those below it show their lists so. */
    static CommandLine shownBy(CommandLine command) {
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(command.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandList::render);
        return command.setHelpSectionMap(sections);
    }

    private static String render(Help help) {
        Map<String, Help> commands = help.subcommands();
        int longest = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        int names = INDENT + longest + INDENT;
        int width = help.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(names, INDENT, Overflow.SPAN),
                new Column(width - names, 0, Overflow.WRAP));
        commands.forEach((name, command) ->
                table.addRowValues(name, summary(command.commandSpec().usageMessage())));
        return table.toString();
    }

    private static String summary(UsageMessageSpec usage) {
        return firstSentence(usage.header().length > 0 ? usage.header() : usage.description());
    }

    /** The lines up to the end of the first sentence; a colon at the end of a line ends it too. */
    static String firstSentence(String... lines) {
        StringBuilder sentence = new StringBuilder();
        for (String line : lines) {
            int end = line.indexOf(". ");
            sentence.append(sentence.isEmpty() ? "" : " ").append(end < 0 ? line : line.substring(0, end + 1));
            char last = sentence.charAt(sentence.length() - 1);
            if (last == ':') {
                sentence.setCharAt(sentence.length() - 1, '.');
            }
            if (last == ':' || last == '.') {
                break;
            }
        }
        return sentence.toString();
    }
}
