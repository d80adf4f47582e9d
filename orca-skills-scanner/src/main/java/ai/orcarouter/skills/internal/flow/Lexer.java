/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

/**
 * Cuts Python, JavaScript and TypeScript into tokens, in one pass, whatever is wrong with them. What a string literal
 * interpolates follows it as tokens of its own.
 */
final class Lexer {
    private static final int MAX_NESTED = 3;
    private static final String[] SIGNS = {
        "===", "!==", "**=", "//=", "||=", "&&=", "??=", "=>", "==", "!=", "<=", ">=", ":=", "+=", "-=", "*=", "/=",
        "|=", "&=", "->", "||", "&&", "??"
    };

    private final String text;
    private final boolean python;
    private final Tokens out;
    private final StringBuilder open = new StringBuilder();
    private int lineStart;
    private byte last = Tokens.END;
    private char lastSign = ' ';

    private Lexer(Script script) {
        text = script.text();
        python = script.isPython();
        out = new Tokens(text);
    }

    static Tokens read(Script script) {
        Lexer lexer = new Lexer(script);
        lexer.lineStart = script.from();
        lexer.read(script.from(), script.to(), 0);
        return lexer.out.done();
    }

    private void put(byte kind, int start, int end) {
        out.add(kind, start, end, start - lineStart);
        last = kind;
        lastSign = kind == Tokens.SIGN ? text.charAt(start) : ' ';
    }

    private void read(int from, int to, int nested) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\n') {
                i = lineEnd(i, nested);
            } else if (c <= ' ' || c == '\\') {
                i += c == '\\' ? 2 : 1;
            } else if (isComment(i, c)) {
                i = comment(i, to);
            } else if (isQuote(c)) {
                i = string(i, i, to, nested);
            } else if (c == '.' && text.startsWith("...", i)) {
                i += 3;
            } else if (isNamePart(c) || (c == '.' && i + 1 < to && isNamePart(text.charAt(i + 1)))) {
                i = name(i, to, nested);
            } else if (c == '/' && !python && isRegexHere()) {
                i = regex(i, to);
            } else {
                i = sign(i, c);
            }
        }
    }

    private int lineEnd(int i, int nested) {
        boolean inside = open.length() > 0 && open.charAt(open.length() - 1) != '{';
        boolean braces = open.length() > 0 && python;
        if (!inside && !braces && nested == 0) {
            put(Tokens.END, i, i + 1);
        }
        if (nested == 0) {
            lineStart = i + 1;
        }
        return i + 1;
    }

    private boolean isComment(int i, char c) {
        return python ? c == '#' : c == '/' && (text.startsWith("//", i) || text.startsWith("/*", i));
    }

    private int comment(int i, int to) {
        boolean block = !python && text.startsWith("/*", i);
        int end = find(block ? "*/" : "\n", i + (block ? 2 : 0), to);
        return end < 0 ? to : block ? end + 2 : end;
    }

    private boolean isQuote(char c) {
        return c == '"' || c == '\'' || (c == '`' && !python);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private int name(int from, int to, int nested) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            boolean dot = c == '.' && i + 1 < to && isNamePart(text.charAt(i + 1));
            boolean chain = c == '?' && i + 2 < to && text.charAt(i + 1) == '.' && isNamePart(text.charAt(i + 2));
            if (!isNamePart(c) && !dot && !chain) {
                break;
            }
            i++;
        }
        if (python && i < to && (text.charAt(i) == '"' || text.charAt(i) == '\'') && isPrefix(from, i)) {
            return string(from, i, to, nested);
        }
        put(Tokens.NAME, from, i);
        return i;
    }

    private boolean isPrefix(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("rRbBfFuU".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return to - from <= 2;
    }

    /** A string literal whose prefix begins at {@code from} and whose quote is at {@code at}. */
    private int string(int from, int at, int to, int nested) {
        char quote = text.charAt(at);
        boolean triple = python && text.startsWith(String.valueOf(quote).repeat(3), at);
        String close = triple ? String.valueOf(quote).repeat(3) : String.valueOf(quote);
        int i = at + close.length();
        while (i < to && !text.startsWith(close, i)) {
            char c = text.charAt(i);
            if (c == '\n' && !triple && quote != '`') {
                break;
            }
            i += c == '\\' ? 2 : 1;
        }
        int end = Math.min(to, i);
        int after = end < to && text.startsWith(close, end) ? end + close.length() : end;
        put(Tokens.TEXT, from, after);
        boolean filled = quote == '`' || text.substring(from, at).indexOf('f') >= 0;
        if (filled && nested >= MAX_NESTED && find(quote == '`' ? "${" : "{", at + close.length(), end) >= 0) {
            out.lose();
        } else if (filled && nested < MAX_NESTED) {
            fill(at + close.length(), end, quote == '`', nested + 1);
            last = Tokens.TEXT;
        }
        return after;
    }

    private void fill(int from, int to, boolean dollar, int nested) {
        int i = from;
        while (i < to) {
            int at = find(dollar ? "${" : "{", i, to);
            if (at < 0) {
                return;
            }
            int begin = at + (dollar ? 2 : 1);
            if (!dollar && begin < to && text.charAt(begin) == '{') {
                i = begin + 1;
                continue;
            }
            int depth = 1;
            int end = begin;
            while (end < to && depth > 0) {
                char c = text.charAt(end);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                end++;
            }
            read(begin, depth == 0 ? end - 1 : end, nested);
            i = end;
        }
    }

    /** Where a sign begins before {@code to}; -1 when it does not. What is behind is never looked at. */
    private int find(String sign, int from, int to) {
        for (int i = from; i + sign.length() <= to; i++) {
            if (text.startsWith(sign, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isRegexHere() {
        return last != Tokens.NAME && last != Tokens.TEXT && lastSign != ')' && lastSign != ']' && lastSign != '}';
    }

    private int regex(int from, int to) {
        int i = from + 1;
        boolean set = false;
        while (i < to && text.charAt(i) != '\n' && (set || text.charAt(i) != '/')) {
            char c = text.charAt(i);
            set = c == '[' || (set && c != ']');
            i += c == '\\' ? 2 : 1;
        }
        last = Tokens.TEXT;
        return Math.min(to, i + 1);
    }

    private int sign(int i, char c) {
        if (c == ';') {
            put(Tokens.END, i, i + 1);
            return i + 1;
        }
        if (c == '(' || c == '[' || c == '{') {
            open.append(c);
        } else if ((c == ')' || c == ']' || c == '}') && open.length() > 0) {
            open.setLength(open.length() - 1);
        }
        int end = i + (mayGoOn(i + 1) ? length(i, c) : 1);
        put(Tokens.SIGN, i, end);
        return end;
    }

    /** Whether what stands here is the second character of some sign. */
    private boolean mayGoOn(int i) {
        char c = i < text.length() ? text.charAt(i) : ' ';
        return c == '=' || c == '>' || c == '|' || c == '&' || c == '?' || c == '*' || c == '/';
    }

    private int length(int i, char c) {
        for (String sign : SIGNS) {
            if (sign.charAt(0) == c && text.startsWith(sign, i)) {
                return sign.length();
            }
        }
        return 1;
    }
}
