/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads SQL in one pass for the places where a statement reaches the network (egress.md 3.5): functions of the table
 * {@code sql-calls.txt}, options, connection clauses, files that are URLs, and programs. Other texts are only
 * mentioned.
 */
final class SqlReader {
    private static final Set<String> DEFINING = Set.of(
            "create", "alter", "copy", "export", "import", "backup", "restore", "change", "start", "set", "attach",
            "load", "unload");

    /** An open bracket: the name before it and the texts inside it. */
    private record Call(String name, List<String> texts) {}

    private final Readers readers;
    private final Spot spot;
    private final SqlTexts reading;
    private final Deque<Call> calls = new ArrayDeque<>();
    private String word = "";
    private String before = "";
    private String text = "";
    private boolean concatenated;
    /** Whether options may stand here: in statements that define something, before their query starts. */
    private boolean defines;

    private boolean started;
    private int at;

    SqlReader(Readers readers, Spot spot) {
        this.readers = readers;
        this.spot = spot;
        this.reading = new SqlTexts(readers, spot);
    }

    void read(String sql) {
        text = sql;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c <= ' ') {
                at++;
            } else if (text.startsWith("--", at) || text.startsWith("/*", at)) {
                skipComment();
            } else if (c == '\'') {
                literal(quoted('\''));
            } else if (c == '"' || c == '`') {
                String quoted = quoted(c);
                if (UrlText.parse(quoted) != null) {
                    literal(quoted);
                } else {
                    shift(quoted.toLowerCase(Locale.ROOT));
                }
            } else if (c == '$') {
                dollarQuoted();
            } else if (Character.isLetter(c) || c == '_' || c == '@') {
                word();
            } else {
                symbol(c);
            }
        }
        while (!calls.isEmpty()) {
            close();
        }
    }

    private void word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_@$#".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String found = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean prefix =
                found.length() == 1 && at < text.length() && text.charAt(at) == '\'' && "enbxq".contains(found);
        if (!prefix) {
            if (!started) {
                defines = DEFINING.contains(found);
                started = true;
            } else if (found.equals("select") || found.equals("where") || found.equals("values")) {
                defines = false;
            }
            shift(found);
        }
        concatenated = false;
    }

    private void shift(String next) {
        before = word;
        word = next;
    }

    private void symbol(char c) {
        at++;
        switch (c) {
            case '(' -> {
                calls.push(new Call(word, new ArrayList<>()));
                shift("");
            }
            case ')' -> {
                if (!calls.isEmpty()) {
                    close();
                }
            }
            case ';' -> {
                started = false;
                word = "";
                before = "";
            }
            case '|' -> {
                if (at < text.length() && text.charAt(at) == '|') {
                    at++;
                    join();
                }
            }
            case '+' -> join();
            default -> {}
        }
    }

    /** The text before goes on with something that is only known when the statement runs. */
    private void join() {
        concatenated = true;
        Call call = calls.peek();
        if (call != null && !call.texts().isEmpty()) {
            int last = call.texts().size() - 1;
            call.texts().set(last, call.texts().get(last) + Places.UNKNOWN);
        }
    }

    private void literal(String value) {
        String joined = concatenated ? Places.UNKNOWN + value : value;
        concatenated = false;
        Call call = calls.peek();
        if (call != null) {
            call.texts().add(joined);
        }
        boolean readLater = call != null && SqlTexts.isCall(call.name());
        reading.clause(joined, word, before, defines, readLater);
    }

    private void close() {
        Call call = calls.pop();
        for (String value : call.texts()) {
            reading.argument(value, call.name());
        }
        shift("");
        concatenated = false;
    }

    private String quoted(char quote) {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                if (at < text.length() && text.charAt(at) == quote) {
                    at++;
                } else {
                    break;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    /** PostgreSQL's {@code $tag$ ... $tag$}: a literal, and often a body of statements. */
    private void dollarQuoted() {
        int end = text.indexOf('$', at + 1);
        if (end < 0 || end - at > 32) {
            at++;
            return;
        }
        for (int i = at + 1; i < end; i++) {
            if (!Ascii.alnum(text.charAt(i)) && text.charAt(i) != '_') {
                at++;
                return;
            }
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        String body = text.substring(end + 1, close < 0 ? text.length() : close);
        at = close < 0 ? text.length() : close + tag.length();
        if (!word.equals("as") && !word.equals("do")) {
            literal(body);
        }
        readers.sql(body, spot.nested());
    }

    private void skipComment() {
        int end = text.startsWith("--", at) ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
        int stop = end < 0 ? text.length() : end;
        readers.prose(text.substring(at, stop), spot);
        at = text.startsWith("*/", stop) ? stop + 2 : stop;
    }
}
