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
    private final List<HereDocument> pending = new ArrayList<>();
    private int at;

    private record HereDocument(String end, boolean quoted, boolean stripTabs, ShellCommands.Draft owner) {}

    private ShellLexer(String text) {
        this.text = text;
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
                default -> character(c);
            }
        }
        endCommand(false);
        readHereDocuments();
        return out.finish();
    }

    private void character(char c) {
        at++;
        switch (c) {
            case '\\' -> {
                if (at < text.length()) {
                    char next = text.charAt(at++);
                    if (next != '\n') {
                        word.quoted(next);
                    }
                }
            }
            case '\'' -> {
                int end = text.indexOf('\'', at);
                end = end < 0 ? text.length() : end;
                word.quoted(text.substring(at, end));
                at = end + 1;
            }
            case '"' -> doubleQuoted();
            case '`' -> backticks(false);
            case '$' -> dollar(false);
            default -> word.append(c);
        }
    }

    private void doubleQuoted() {
        word.quoted("");
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> {
                    return;
                }
                case '\\' -> {
                    char next = at < text.length() ? text.charAt(at++) : '\\';
                    if (next != '\n') {
                        word.quoted("$`\"\\".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
                    }
                }
                case '`' -> backticks(true);
                case '$' -> dollar(true);
                default -> word.quoted(c);
            }
        }
    }

    private void backticks(boolean quoted) {
        int end = ShellNesting.unescaped(text, at, '`');
        word.part(Kind.SUBSTITUTION, text.substring(at, end), quoted);
        at = end + 1;
    }

    /** Reads what follows a dollar sign. */
    private void dollar(boolean quoted) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (text.startsWith("((", at)) {
            at = Math.min(text.length(), ShellNesting.closing(text, at + 1) + 1);
            word.part(Kind.VARIABLE, "", quoted);
        } else if (c == '(') {
            int end = ShellNesting.closing(text, at + 1);
            word.part(Kind.SUBSTITUTION, text.substring(at + 1, end), quoted);
            at = end + 1;
        } else if (c == '{') {
            int end = ShellNesting.unescaped(text, at + 1, '}');
            word.part(Kind.VARIABLE, text.substring(at + 1, end), quoted);
            at = end + 1;
        } else if (c == '\'' && !quoted) {
            int end = ShellNesting.unescaped(text, at + 1, '\'');
            word.quoted(Encodings.ansiC(text.substring(at + 1, end)));
            at = end + 1;
        } else if (c == '"' && !quoted) {
            at++;
            doubleQuoted();
        } else if (Ascii.letter(c) || c == '_') {
            int start = at;
            while (at < text.length() && (Ascii.alnum(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            word.part(Kind.VARIABLE, text.substring(start, at), quoted);
        } else if (Ascii.digit(c) || "@*#?!-$".indexOf(c) >= 0) {
            at++;
            word.part(Kind.VARIABLE, String.valueOf(c), quoted);
        } else {
            word.append('$');
        }
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
