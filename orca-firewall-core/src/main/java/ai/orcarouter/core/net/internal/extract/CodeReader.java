/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Locale;

/**
 * Reads program text in one pass: string literals, names, numbers, brackets and the operators that join texts. It knows
 * no language fully and follows no value further than a name that stands for one literal; where a call to the network
 * gets something else, the text is opaque.
 */
final class CodeReader {
    private final Readers readers;
    private final Spot spot;
    private final boolean powerShell;
    private final CodeScope scope;
    private final String text;
    private int at;

    private CodeReader(String text, boolean powerShell, Readers readers, Spot spot) {
        this.text = text;
        this.powerShell = powerShell;
        this.readers = readers;
        this.spot = spot;
        this.scope = new CodeScope(readers, spot);
    }

    /** Reads text in a language that is not told: a comment with a quote in it is read as code too. */
    static void read(String code, Readers readers, Spot spot) {
        new CodeReader(code, false, readers, spot).read();
    }

    static void readPowerShell(String code, Readers readers, Spot spot) {
        new CodeReader(code, true, readers, spot).read();
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                newline();
            } else if (c <= ' ') {
                at++;
            } else if (startsComment(c)) {
                comment();
            } else if (c == '\'' || c == '"' || c == '`') {
                literal(c, "");
            } else if (Ascii.digit(c)) {
                number();
            } else if (Character.isLetter(c) || c == '_' || c == '$' || c == '@') {
                word();
            } else {
                symbol(c);
            }
        }
        scope.end();
    }

    private boolean startsComment(char c) {
        if (text.startsWith("/*", at)) {
            return true;
        }
        if (c != '#' && (powerShell || !text.startsWith("//", at))) {
            return false;
        }
        if (powerShell) {
            return true;
        }
        int end = Ascii.firstOf(text, "\n'\"`", at);
        return end == text.length() || text.charAt(end) == '\n';
    }

    private void comment() {
        int end = text.startsWith("/*", at) ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        readers.prose(text.substring(at, end), spot);
        at = Math.min(text.length(), text.startsWith("*/", end) ? end + 2 : end);
    }

    private void newline() {
        at++;
        boolean inBraces = scope.frame().open == '{';
        if (scope.outermost() || inBraces) {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            char next = peek();
            // A line that starts with a dot or an operator goes on with the expression.
            boolean goesOn = at < text.length() && ".+?".indexOf(next) >= 0;
            if (!goesOn && !inBraces) {
                scope.statement();
            }
            if (next == '!' && scope.outermost()) {
                // A notebook runs such a line in a shell.
                int end = Ascii.firstOf(text, "\n", at);
                readers.shell(text.substring(at + 1, end), spot.nested());
                at = end;
            }
        }
        scope.breakDots();
    }

    private void literal(char quote, String prefix) {
        CodeLiteral read = CodeLiteral.read(text, at, quote, prefix, scope::known);
        at = read.end();
        for (String inner : read.expressions()) {
            readers.code(inner, spot.nested());
        }
        CodeFrame frame = scope.frame();
        int next = Ascii.firstNotOf(text, " \t", at);
        boolean colon = next < text.length() && frame.open == '{' && text.charAt(next) == ':';
        boolean isKey = colon || text.startsWith("=>", next);
        if (isKey && !frame.hasOperand()) {
            readers.places().url(read.text(), spot);
            frame.key(read.text().toLowerCase(Locale.ROOT));
            at = next + (text.charAt(next) == ':' ? 1 : 2);
            return;
        }
        boolean imported = scope.path().equals("from") || scope.path().equals("import");
        if (imported && readers.places().url(read.text(), spot)) {
            scope.clearPath();
            return;
        }
        if (quote == '`' && !read.text().isEmpty() && Ascii.hasSpace(read.text())) {
            scope.backticks(read.text());
        }
        scope.literal(read.text());
    }

    private void number() {
        int start = at;
        while (at < text.length() && (Ascii.alnum(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String digits = text.substring(start, at);
        scope.frame().number(Ascii.digits(digits) && digits.length() < 9 ? Integer.parseInt(digits) : -1);
        scope.clearPath();
    }

    private void word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$@".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        char quote = peek();
        if ((quote == '"' || quote == '\'') && CodeWords.isLiteralPrefix(word)) {
            literal(quote, word.toLowerCase(Locale.ROOT));
            return;
        }
        boolean sigil = word.charAt(0) == '$' || word.charAt(0) == '@';
        scope.name((sigil ? word.substring(1) : word).toLowerCase(Locale.ROOT));
        int after = Ascii.firstNotOf(text, " \t", at);
        if (!goesOn(after) && !names(after) && !CodeWords.isKeyword(scope.path())) {
            scope.useName();
        }
    }

    /** Whether a call or a further part of the name follows. */
    private boolean goesOn(int next) {
        return text.startsWith("(", next)
                || text.startsWith(".", next)
                || text.startsWith("::", next)
                || text.startsWith("->", next)
                || text.startsWith("?.", next);
    }

    /** Whether the name is given a value here: a variable, a keyword argument or a member. */
    private boolean names(int next) {
        CodeFrame frame = scope.frame();
        boolean declares = text.startsWith(":=", next);
        boolean assigns = text.startsWith("=", next)
                && !text.startsWith("==", next)
                && !text.startsWith("=>", next)
                && !text.startsWith("=~", next);
        boolean member = text.startsWith(":", next)
                && !declares
                && (frame.open == '{' || frame.call != null)
                && !frame.hasOperand();
        if (!assigns && !declares && !member) {
            return false;
        }
        frame.key(scope.path());
        at = next + (declares ? 2 : 1);
        return true;
    }

    private void symbol(char c) {
        at++;
        CodeFrame frame = scope.frame();
        switch (c) {
            case '.' -> dot(1);
            case '?' -> dotOr('.', frame::clear);
            case '-' -> dotOr('>', frame::other);
            case ':' ->
                dotOr(':', () -> {
                    if (scope.outermost() || frame.open == '{') {
                        frame.clear();
                    }
                });
            case '+' -> frame.join();
            case '%' -> {
                if (frame.isLiteral()) {
                    frame.join();
                } else {
                    frame.other();
                }
            }
            case '(', '[', '{' -> scope.open(c);
            case ')', ']', '}' -> scope.close(peek() == '.');
            case ',', ';' -> scope.separate();
            case '=' -> {
                if (peek() == '>' || peek() == '=') {
                    at++;
                    frame.clear();
                }
            }
            default -> frame.other();
        }
    }

    /** An operator of two characters that joins names, or something else when {@code second} does not follow. */
    private void dotOr(char second, Runnable otherwise) {
        if (at < text.length() && text.charAt(at) == second) {
            dot(2);
        } else {
            otherwise.run();
        }
    }

    /** A dot joins names; between texts it joins texts, as in PHP, Perl and Lua. */
    private void dot(int width) {
        at += width - 1;
        CodeFrame frame = scope.frame();
        boolean lua = width == 1 && at < text.length() && text.charAt(at) == '.';
        at += lua ? 1 : 0;
        int next = Ascii.firstNotOf(text, " \t", at);
        char c = next < text.length() ? text.charAt(next) : ' ';
        if (lua || ((c == '"' || c == '\'' || c == '$') && frame.hasOperand()) || (frame.isLiteral() && c == '$')) {
            frame.join();
        } else {
            scope.dot();
        }
    }

    /** The next character, a space beyond the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : ' ';
    }
}
