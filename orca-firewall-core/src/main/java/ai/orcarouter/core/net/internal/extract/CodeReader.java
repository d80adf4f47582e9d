/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads program text in one pass: string literals, the brackets and calls around them, and names that stand for one
 * literal. It knows no language fully and follows no value further than that; where a call to the network gets
 * something else, the text is opaque.
 */
final class CodeReader {
    /** How comments start. */
    enum Dialect {
        HASH,
        SLASHES,
        POWERSHELL,
        /** Not told: a comment with a quote in it is read as code too. */
        UNKNOWN;

        static Dialect of(String text) {
            return UNKNOWN;
        }
    }

    private static final int MAX_NAMES = 1_000;
    private static final int MAX_FRAMES = 2_000;

    private final Readers readers;
    private final Spot spot;
    private final Dialect dialect;
    private final CallReader calls;
    private final Deque<CodeFrame> frames = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> loose = new ArrayList<>();
    private CodeFrame frame = new CodeFrame(' ', "", false, null);
    private String path = "";
    private boolean dotted;
    private String text = "";
    private int at;

    CodeReader(Readers readers, Spot spot, Dialect dialect) {
        this.readers = readers;
        this.spot = spot;
        this.dialect = dialect;
        this.calls = new CallReader(readers, spot);
    }

    void read(String code) {
        text = code;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                newline();
            } else if (c <= ' ') {
                at++;
            } else if (comment(c)) {
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
        while (!frames.isEmpty()) {
            close();
        }
        statement();
        leftovers();
    }

    /** Literals that nothing was seen to use: when a call got a value that could not be told, it may be one of them. */
    private void leftovers() {
        Spot as = calls.computed() ? spot : spot.mention();
        for (String url : loose) {
            readers.places().url(url, as);
        }
    }

    private boolean comment(char c) {
        boolean slashes =
                c == '/' && at + 1 < text.length() && (text.charAt(at + 1) == '/' || text.charAt(at + 1) == '*');
        if (!slashes && c != '#') {
            return false;
        }
        if (slashes && text.charAt(at + 1) == '*') {
            return dialect != Dialect.HASH;
        }
        return switch (dialect) {
            case HASH, POWERSHELL -> c == '#';
            case SLASHES -> slashes;
            case UNKNOWN -> {
                int end = Ascii.firstOf(text, "\n'\"`", at);
                yield end == text.length() || text.charAt(end) == '\n';
            }
        };
    }

    private void comment() {
        int end = text.startsWith("/*", at) ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        readers.prose(text.substring(at, end), spot);
        at = Math.min(text.length(), text.startsWith("*/", end) ? end + 2 : end);
    }

    private void newline() {
        at++;
        if (frames.isEmpty() || frame.open == '{') {
            int next = at;
            while (next < text.length() && text.charAt(next) <= ' ') {
                next++;
            }
            // A line that starts with a dot or an operator goes on with the expression.
            boolean goesOn = next < text.length() && ".+?".indexOf(text.charAt(next)) >= 0;
            at = next;
            if (!goesOn && frame.open != '{') {
                statement();
            }
            if (next < text.length() && text.charAt(next) == '!' && frames.isEmpty()) {
                int end = Ascii.firstOf(text, "\n", next);
                readers.shell(text.substring(next + 1, end), spot.nested());
                at = end;
            }
        }
        dotted = false;
    }

    private void literal(char quote, String prefix) {
        CodeLiteral read = CodeLiteral.read(text, at, quote, prefix);
        at = read.end();
        for (String inner : read.expressions()) {
            readers.code(inner, spot.nested());
        }
        int next = skipSpaces(at);
        boolean colon = next < text.length() && frame.open == '{' && text.charAt(next) == ':';
        boolean isKey = colon || text.startsWith("=>", next);
        if (isKey && !frame.hasOperand()) {
            readers.places().url(read.text(), spot);
            frame.key(read.text().toLowerCase(Locale.ROOT));
            at = next + (text.charAt(next) == ':' ? 1 : 2);
            return;
        }
        if ((path.equals("from") || path.equals("import")) && readers.places().url(read.text(), spot)) {
            path = "";
            return;
        }
        if (quote == '`' && !read.text().isEmpty() && Ascii.hasSpace(read.text())) {
            calls.backticks(read.text());
        }
        path = "";
        dotted = false;
        frame.add(read.text(), true);
    }

    private void number() {
        int start = at;
        while (at < text.length() && (Ascii.alnum(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String digits = text.substring(start, at);
        frame.number(Ascii.digits(digits) && digits.length() < 9 ? Integer.parseInt(digits) : -1);
        path = "";
        dotted = false;
    }

    private void word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$@".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        // PowerShell's verbs hold a dash.
        String word = text.substring(start, at);
        char next = at < text.length() ? text.charAt(at) : ' ';
        if ((next == '"' || next == '\'') && isPrefix(word)) {
            literal(next, word.toLowerCase(Locale.ROOT));
            return;
        }
        String plain = word.startsWith("$") || word.startsWith("@") ? word.substring(1) : word;
        path = dotted && path.length() < 256
                ? path + "." + plain.toLowerCase(Locale.ROOT)
                : plain.toLowerCase(Locale.ROOT);
        dotted = false;
        int after = skipSpaces(at);
        char c = after < text.length() ? text.charAt(after) : ' ';
        if (c == '('
                || c == '.'
                || text.startsWith("::", after)
                || text.startsWith("->", after)
                || text.startsWith("?.", after)) {
            return;
        }
        boolean assigns = c == '='
                && !text.startsWith("==", after)
                && !text.startsWith("=>", after)
                && !text.startsWith("=~", after);
        boolean declares = text.startsWith(":=", after);
        boolean member = c == ':' && !declares && (frame.open == '{' || frame.call != null) && !frame.hasOperand();
        if (assigns || declares || member) {
            frame.key(path);
            at = after + (declares ? 2 : 1);
            return;
        }
        if (isKeyword(path)) {
            return;
        }
        String value = names.get(path);
        frame.add(value == null ? String.valueOf(Places.UNKNOWN) : value, value != null);
    }

    private static boolean isPrefix(String word) {
        return word.length() <= 2 && Ascii.firstNotOf(word, "fFrRbBuU", 0) == word.length();
    }

    /** Words before a bracket that make no call of it. */
    private static boolean isControl(String word) {
        return switch (word) {
            case "if",
                    "elif",
                    "else",
                    "for",
                    "foreach",
                    "while",
                    "until",
                    "switch",
                    "catch",
                    "return",
                    "await",
                    "in",
                    "of",
                    "and",
                    "or",
                    "not",
                    "new",
                    "function",
                    "def",
                    "lambda",
                    "yield",
                    "throw",
                    "async",
                    "do",
                    "then",
                    "case" -> true;
            default -> false;
        };
    }

    private static boolean isKeyword(String word) {
        return switch (word) {
            case "await",
                    "return",
                    "new",
                    "async",
                    "const",
                    "let",
                    "var",
                    "from",
                    "import",
                    "yield",
                    "throw",
                    "in",
                    "of",
                    "if",
                    "else",
                    "and",
                    "or",
                    "not",
                    "function",
                    "def",
                    "lambda",
                    "export",
                    "default",
                    "as",
                    "case",
                    "final",
                    "static",
                    "my",
                    "our",
                    "echo",
                    "print",
                    "typeof",
                    "void",
                    "delete",
                    "do",
                    "then",
                    "end" -> true;
            default -> false;
        };
    }

    private void symbol(char c) {
        at++;
        switch (c) {
            case '.' -> dot(1);
            case '?' -> {
                if (at < text.length() && text.charAt(at) == '.') {
                    dot(2);
                } else {
                    frame.clear();
                }
            }
            case '-' -> {
                if (at < text.length() && text.charAt(at) == '>') {
                    dot(2);
                } else {
                    frame.other();
                }
            }
            case ':' -> {
                if (at < text.length() && text.charAt(at) == ':') {
                    dot(2);
                } else if (frames.isEmpty() || frame.open == '{') {
                    frame.clear();
                }
            }
            case '+' -> frame.join();
            case '%' -> {
                if (frame.isLiteral()) {
                    frame.join();
                } else {
                    frame.other();
                }
            }
            case '(', '[', '{' -> open(c);
            case ')', ']', '}' -> {
                if (!frames.isEmpty()) {
                    close();
                }
            }
            case ',' -> {
                if (frames.isEmpty()) {
                    statement();
                } else {
                    member();
                }
                path = "";
            }
            case ';' -> {
                if (frames.isEmpty()) {
                    statement();
                } else {
                    member();
                }
                path = "";
            }
            case '=' -> {
                if (at < text.length() && text.charAt(at) == '>') {
                    at++;
                    frame.clear();
                } else if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    frame.clear();
                }
            }
            default -> frame.other();
        }
    }

    /** A dot joins names; between texts it joins texts, as in PHP, Perl and Lua. */
    private void dot(int width) {
        at += width - 1;
        boolean lua = width == 1 && at < text.length() && text.charAt(at) == '.';
        at += lua ? 1 : 0;
        int next = skipSpaces(at);
        char c = next < text.length() ? text.charAt(next) : ' ';
        if (lua || ((c == '"' || c == '\'' || c == '$') && frame.hasOperand()) || (frame.isLiteral() && c == '$')) {
            frame.join();
        } else {
            dotted = true;
        }
    }

    private void open(char c) {
        String callee = c == '(' && !path.isEmpty() && !isControl(path) ? path : "";
        boolean index = c == '[' && frame.hasOperand();
        if (frames.size() >= MAX_FRAMES) {
            readers.places().collector().limit();
            return;
        }
        frames.push(frame);
        frame = new CodeFrame(c, callee, index, frame);
        path = "";
        dotted = false;
    }

    private void close() {
        member();
        CodeFrame closed = frame;
        frame = frames.pop();
        if (!closed.callee.isEmpty()) {
            String method = closed.callee.substring(closed.callee.lastIndexOf('.') + 1);
            boolean onValue = frame.hasOperand() && (closed.callee.startsWith("().") || closed.callee.startsWith("."));
            String result = onValue && CodeCalls.same(method) ? null : calls.read(closed);
            if (result != null) {
                frame.add(result, result.indexOf(Places.UNKNOWN) < 0);
            }
            path = "()";
        } else {
            path = closed.open == '{' ? "" : "()";
            if (closed.index) {
                frame.add(String.valueOf(Places.UNKNOWN), false);
            }
            if (closed.open == '(' && !frame.hasOperand() && !closed.values().isEmpty() && closed.call == null) {
                CodeFrame.Value last = closed.values().get(closed.values().size() - 1);
                frame.add(last.text(), last.literal());
            }
        }
        dotted = false;
    }

    /** Ends an argument, a member of an object or an element of a list. */
    private void member() {
        String key = frame.key();
        CodeFrame.Value value = frame.finish();
        if (value == null || (frame.call != null && frame.open != '{')) {
            return;
        }
        assigned(key, value, frame.open != ' ');
    }

    private void statement() {
        String key = frame.key();
        CodeFrame.Value value = frame.finish();
        if (value != null) {
            assigned(key, value, false);
        }
        path = "";
    }

    private void assigned(String key, CodeFrame.Value value, boolean member) {
        if (!value.literal() || value.sent()) {
            if (!value.literal() && CodeCalls.loads(key) && key.indexOf('.') > 0 && isUnknown(value)) {
                calls.unknown();
            }
            return;
        }
        if (CodeCalls.markup(key)) {
            readers.markup(value.text(), spot.nested());
        } else if (key.indexOf('.') > 0 && CodeCalls.loads(key)) {
            readers.places().url(value.text(), spot);
        } else if (member && frame.call == null && !key.isEmpty()) {
            calls.keyed(value, List.of());
        } else if (UrlText.parse(value.text()) != null) {
            loose.add(value.text());
        }
        if (!key.isEmpty() && names.size() < MAX_NAMES) {
            names.put(key, value.text());
        }
    }

    private static boolean isUnknown(CodeFrame.Value value) {
        return value.number() < 0 && value.text().indexOf(Places.UNKNOWN) == 0;
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    @Nullable
    String name(String name) {
        return names.get(name);
    }
}
