/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads SQL in one pass for the places where a statement reaches the network (egress.md 3.5): functions of the table
 * {@code sql-calls.txt}, options, connection clauses, files that are URLs, and programs. Other texts are only
 * mentioned.
 */
final class SqlReader {
    private static final Map<String, Set<String>> CALLS = Tables.groups("sql-calls.txt");
    /** Words after which a text is a file, a place or a program. */
    private static final Set<String> SOURCES = Set.of(
            "from",
            "join",
            "to",
            "into",
            "attach",
            "import",
            "using",
            "bulk",
            "insert",
            "load",
            "infile",
            "outfile",
            "dumpfile");

    private static final Set<String> DEFINING = Set.of(
            "create", "alter", "copy", "export", "import", "backup", "restore", "change", "start", "set", "attach",
            "load", "unload");

    private record Call(String name, List<String> texts, boolean computed) {}

    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private final Deque<String> names = new ArrayDeque<>();
    private final Deque<List<String>> texts = new ArrayDeque<>();
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
        this.places = readers.places();
        this.spot = spot;
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
        while (!names.isEmpty()) {
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
                names.push(word);
                texts.push(new ArrayList<>());
                shift("");
            }
            case ')' -> {
                if (!names.isEmpty()) {
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
        List<String> inside = texts.peek();
        if (inside != null && !inside.isEmpty()) {
            int last = inside.size() - 1;
            inside.set(last, inside.get(last) + Places.UNKNOWN);
        }
    }

    private void literal(String value) {
        String joined = concatenated ? Places.UNKNOWN + value : value;
        concatenated = false;
        List<String> inside = texts.peek();
        if (inside != null) {
            inside.add(joined);
        }
        if (word.equals("connection") || before.equals("attach") || word.equals("attach")) {
            connection(joined);
        } else if (word.equals("program")) {
            readers.shell(joined, spot.nested());
        } else if ((defines && in("option", word)) || (word.startsWith("@") && in("option", word.substring(1)))) {
            option(joined);
        } else if (word.equals("xp_cmdshell")) {
            readers.shell(joined, spot.nested());
        } else if (in("unc", word)) {
            unc(joined);
        } else if (SOURCES.contains(word) && (UrlText.parse(joined) != null || isUnc(joined))) {
            place(joined);
        } else if (word.equals("using") && joined.indexOf(':') > 0) {
            places.hostPort(joined.substring(0, Ascii.firstOf(joined, "/", 0)), null, "oracle", spot);
        } else if (inside == null || !isCall(names.peek())) {
            readers.prose(joined, spot);
        }
    }

    private static boolean isCall(String name) {
        return in("connection", name) || in("url", name) || in("host", name) || in("unc", name) || in("shell", name);
    }

    private void connection(String value) {
        if (!places.url(value, spot) && !new ConnectionStrings(places).pairs(stripScheme(value), spot)) {
            readers.prose(value, spot);
        }
    }

    /** DuckDB writes {@code mysql:host=h user=u}. */
    private static String stripScheme(String value) {
        int colon = value.indexOf(':');
        int equals = value.indexOf('=');
        return colon > 0 && colon < equals && value.indexOf(' ') != colon ? value.substring(colon + 1) : value;
    }

    private void option(String value) {
        if (Ascii.digits(value) || places.url(value, spot)) {
            return;
        }
        if (value.startsWith("/")) {
            places.unix(value, spot);
        } else if (HostShape.of(HostPort.of(value).host()).atLeast(HostShape.LABEL)
                || value.indexOf(Places.UNKNOWN) >= 0) {
            places.hostPort(value, null, null, spot);
        }
    }

    private void place(String value) {
        if (!places.url(value, spot)) {
            unc(value);
        }
    }

    private static boolean isUnc(String value) {
        return value.startsWith("\\\\");
    }

    private void unc(String value) {
        if (isUnc(value) || value.startsWith("//")) {
            readers.locations().unc(value, spot);
        } else {
            places.url(value, spot);
        }
    }

    private void close() {
        Call call = new Call(names.pop(), texts.pop(), concatenated);
        String name = call.name();
        for (String value : call.texts()) {
            if (in("connection", name)) {
                connection(value);
            } else if (in("url", name)) {
                if (!places.url(value, spot) && value.indexOf(Places.UNKNOWN) == 0) {
                    places.opaque(Reasons.COMPUTED, spot);
                }
            } else if (in("host", name)) {
                for (String one : Ascii.split(value, ",|")) {
                    if (!places.url(one, spot)
                            && HostShape.of(HostPort.of(one).host()).atLeast(HostShape.NAME)) {
                        places.hostPort(one, null, null, spot);
                    }
                }
            } else if (in("unc", name)) {
                unc(value);
            } else if (in("shell", name)) {
                readers.shell(value, spot.nested());
            }
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

    /** PostgreSQL's {@code $tag$ ... $tag$}; its text is a body of statements. */
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
        readers.sql(body, spot.nested());
    }

    private void skipComment() {
        int end = text.startsWith("--", at) ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
        int stop = end < 0 ? text.length() : end;
        readers.prose(text.substring(at, stop), spot);
        at = text.startsWith("*/", stop) ? stop + 2 : stop;
    }

    private static boolean in(String group, String name) {
        return CALLS.getOrDefault(group, Set.of()).contains(name);
    }
}
