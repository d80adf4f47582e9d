/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;

/** Loops over words that are known: {@code for name in word word; do ...; done}. */
final class ShellLoops {
    private final ShellExpansion expansion;

    ShellLoops(ShellExpansion expansion) {
        this.expansion = expansion;
    }

    /** The words that a loop goes through, if the command starts one; none when one of them is not known. */
    List<String> values(ShellCommand command) {
        List<ShellWord> words = command.words();
        int loop = opening(words);
        if (loop < 0
                || !words.get(loop).isBare("for")
                || words.size() < loop + 4
                || !words.get(loop + 2).isBare("in")) {
            return List.of();
        }
        List<String> values = expansion.fields(words.subList(loop + 3, words.size()));
        for (String value : values) {
            if (value.indexOf(Places.UNKNOWN) >= 0) {
                return List.of();
            }
        }
        return values;
    }

    /** The variable of a loop. */
    static String name(ShellCommand loop) {
        List<ShellWord> words = loop.words();
        return words.get(opening(words) + 1).literal();
    }

    /** The command after the last one of a loop that starts at {@code from}. */
    static int end(List<ShellCommand> script, int from) {
        int open = 0;
        for (int i = from; i < script.size(); i++) {
            List<ShellWord> words = script.get(i).words();
            if (opening(words) >= 0) {
                open++;
            } else if (!words.isEmpty() && words.get(0).isBare("done") && --open == 0) {
                return i;
            }
        }
        return script.size();
    }

    /** Where the keyword of a loop stands in a command, behind keywords that may stand before it; -1 for none. */
    private static int opening(List<ShellWord> words) {
        for (int i = 0; i < words.size(); i++) {
            ShellWord word = words.get(i);
            if (word.isBare("for") || word.isBare("while") || word.isBare("until") || word.isBare("select")) {
                return i;
            }
            if (!word.isBare("do") && !word.isBare("then") && !word.isBare("else") && !word.isBare("{")) {
                return -1;
            }
        }
        return -1;
    }
}
