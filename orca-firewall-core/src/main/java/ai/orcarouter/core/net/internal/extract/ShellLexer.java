/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.ShellWord.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a POSIX shell script, with the common extensions of bash, into simple commands (POSIX.1-2017, Shell Command
 * Language 2.2, 2.3 and 2.7). Operators between commands are all alike here: every command may run.
 */
final class ShellLexer {
    private final String text;
    private final ShellCommands out = new ShellCommands();
    private final ShellWordBuilder word = new ShellWordBuilder();
    private final ShellQuotes quotes;
    private final List<HereDocument> pending = new ArrayList<>();
    private int at;

    private record HereDocument(String end, boolean quoted, boolean stripTabs, ShellCommands.Draft owner) {}

    private ShellLexer(String text) {
        this.text = text;
        this.quotes = new ShellQuotes(text, word);
    }

    static List<ShellCommand> commands(String text) {
        return new ShellLexer(text).read();
    }

    private List<ShellCommand> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case ' ', '\t', '\r' -> {
                    endWord();
                    at++;
                }
                case '\n' -> {
                    endCommand(false);
                    at++;
                    readHereDocuments();
                }
                case ';' -> {
                    boolean ofCase = text.startsWith(";;", at);
                    endCommand(false);
                    at += ofCase ? 2 : 1;
                    if (ofCase) {
                        out.expectPattern();
                    }
                }
                case '&' -> ampersand();
                case '|' -> {
                    if (out.inTest() || out.inPattern()) {
                        endWord();
                        at++;
                        break;
                    }
                    boolean or = text.startsWith("||", at);
                    endCommand(!or);
                    at += or || text.startsWith("|&", at) ? 2 : 1;
                }
                case '(' -> open();
                case ')' -> {
                    endWord();
                    if (!out.endPattern()) {
                        endCommand(false);
                    }
                    at++;
                }
                case '<', '>' -> redirect();
                case '#' -> {
                    if (word.isEmpty()) {
                        skipLine();
                    } else {
                        word.append(c);
                        at++;
                    }
                }
                default -> at = quotes.character(at);
            }
        }
        endCommand(false);
        readHereDocuments();
        return out.finish();
    }

    private void ampersand() {
        if (text.startsWith("&>", at)) {
            at++;
            redirect();
            return;
        }
        boolean and = text.startsWith("&&", at);
        if (out.inTest()) {
            endWord();
        } else {
            endCommand(false);
        }
        at += and ? 2 : 1;
    }

    private void open() {
        if (out.inTest() || out.inPattern()) {
            endWord();
            at++;
            return;
        }
        if (word.endsWith('=')) {
            // An array: its elements are words of one value that is not followed further.
            int end = ShellNesting.closing(text, at + 1);
            word.part(Kind.VARIABLE, "", false);
            at = Math.min(text.length(), end + 1);
            return;
        }
        if (!word.isEmpty() && out.startsPowerShell()) {
            // No shell of ours reads this: the line is written for another one.
            int end = Math.min(text.length(), ShellNesting.closing(text, at + 1) + 1);
            word.quoted(text.substring(at, end));
            at = end;
            return;
        }
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        endWord();
        if (next < text.length() && text.charAt(next) == ')' && out.single()) {
            out.nameFunction();
            at = next + 1;
        } else {
            endCommand(out.piped());
            at++;
        }
    }

    private void redirect() {
        if (out.inTest()) {
            endWord();
            at++;
            return;
        }
        char c = text.charAt(at);
        if (at + 1 < text.length() && text.charAt(at + 1) == '(') {
            int end = ShellNesting.closing(text, at + 2);
            word.part(Kind.PROCESS, text.substring(at + 2, end), false);
            at = end + 1;
            return;
        }
        if (word.isDigits()) {
            word.clear();
        }
        endWord();
        if (text.startsWith("<<<", at)) {
            at += 3;
            out.next(ShellCommands.Role.HERE);
        } else if (text.startsWith("<<", at)) {
            hereDocument();
        } else {
            boolean input = c == '<' && !text.startsWith("<>", at) && !text.startsWith("<&", at);
            at++;
            while (at < text.length() && ">&|".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            out.next(input ? ShellCommands.Role.INPUT : ShellCommands.Role.TARGET);
        }
    }

    private void hereDocument() {
        at += 2;
        boolean strip = at < text.length() && text.charAt(at) == '-';
        at += strip ? 1 : 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        StringBuilder end = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && " \t\r\n;|&<>()".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\'' || c == '"' || c == '\\') {
                quoted = true;
            } else {
                end.append(c);
            }
        }
        pending.add(new HereDocument(end.toString(), quoted, strip, out.draft()));
    }

    private void readHereDocuments() {
        for (HereDocument document : pending) {
            StringBuilder body = new StringBuilder();
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                String line = text.substring(at, end);
                at = Math.min(text.length(), end + 1);
                String compared = document.stripTabs() ? line.stripLeading() : line;
                if (compared.equals(document.end()) || compared.equals(document.end() + "\r")) {
                    break;
                }
                body.append(line).append('\n');
            }
            document.owner().here(HereText.word(body.toString(), document.quoted()));
        }
        pending.clear();
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void endWord() {
        if (!word.isEmpty()) {
            out.add(word.take());
        }
    }

    private void endCommand(boolean pipe) {
        endWord();
        out.end(pipe);
    }
}
