/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.ShellWord.Kind;

/** Reads quotes, backslashes, expansions and substitutions into a word (POSIX Shell Command Language 2.2 and 2.6). */
final class ShellQuotes {
    private final String text;
    private final ShellWordBuilder word;
    private int at;

    ShellQuotes(String text, ShellWordBuilder word) {
        this.text = text;
        this.word = word;
    }

    /** Reads the character at {@code from} into the word, and what belongs to it; the index after that. */
    int character(int from) {
        at = from + 1;
        char c = text.charAt(from);
        switch (c) {
            case '\\' -> {
                if (isShare(from)) {
                    int end = Ascii.firstOf(text, " \t\n;|&<>()\"'`$", from);
                    word.quoted(text.substring(from, end));
                    at = end;
                } else if (at < text.length()) {
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
        return at;
    }

    /**
     * Whether a word starts here as {@code \\\\host\\share}, which only means something to Windows, where it is taken
     * as is.
     */
    private boolean isShare(int from) {
        int host = from + 2;
        if (!word.isEmpty()
                || !text.startsWith("\\\\", from)
                || host >= text.length()
                || !Ascii.alnum(text.charAt(host))) {
            return false;
        }
        int end = Ascii.firstOf(text, "\\ \t\n;|&<>()\"'`$", host);
        return end + 1 < text.length() && text.charAt(end) == '\\' && Ascii.alnum(text.charAt(end + 1));
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
}
