/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the code of an MCP server tells the model: the documentation of functions that are decorated as tools, prompts
 * or resources in Python, and the names and descriptions that are registered in JavaScript and TypeScript. To the model
 * these are the definitions of tools, not remarks in code.
 */
public final class ToolDocs {
    /**
     * One definition.
     *
     * @param kind {@code tool}, {@code prompt} or {@code resource}
     * @param name its name
     * @param description its description; may be empty
     * @param texts of its parameters
     */
    public record Doc(String kind, String name, String description, List<String> texts) {}

    /** Looks at tokens, for each of them; honest programs take a few. */
    private static final int WORK = 12;

    private static final int LEAST_WORK = 20_000;

    private static final Set<String> KINDS = Set.of("tool", "prompt", "resource");
    private static final Set<String> REGISTERS = Set.of("tool", "registerTool", "registerPrompt", "registerResource");

    private final Tokens tokens;
    private final boolean python;
    private final List<Doc> out = new ArrayList<>();
    private long work;

    private ToolDocs(Script script) {
        tokens = Lexer.read(script);
        python = script.isPython();
        work = LEAST_WORK + (long) WORK * tokens.size();
    }

    /**
     * What a file defines; none when it is no program that can define anything.
     *
     * @param lost is told of a file that takes too much to be looked at to its end
     */
    public static List<Doc> of(ScanFile file, Consumer<ScanFile> lost) {
        String language = file.kind().language();
        String text = file.text().text();
        boolean reads = file.kind().segment() == SegmentKind.SCRIPT && Flows.isCode(language);
        if (!reads || !mayDefine(text)) {
            return List.of();
        }
        ToolDocs docs = new ToolDocs(new Script(file, language, text, 0, text.length()));
        List<Doc> found = docs.run();
        if (docs.work < 0 || docs.tokens.isCut()) {
            lost.accept(file);
        }
        return found;
    }

    /** Whether there is work left for another look. */
    private boolean take() {
        work--;
        return work >= 0;
    }

    /** Cheaper than reading it. */
    private static boolean mayDefine(String text) {
        return text.contains(".tool")
                || text.contains("Tool(")
                || text.contains("@tool")
                || text.contains("inputSchema")
                || text.contains(".prompt")
                || text.contains("Prompt(");
    }

    private List<Doc> run() {
        for (int i = 0; i < tokens.size() && take(); i++) {
            if (python && tokens.is(i, '@') && isFirst(i)) {
                decorated(i + 1);
            } else if (tokens.call(i) >= 0) {
                call(i);
            } else if (isKey(i, "inputSchema") && tokens.is(i + 1, ':')) {
                listed(i);
            }
        }
        return List.copyOf(out);
    }

    private boolean isFirst(int i) {
        return i == 0 || tokens.kind(i - 1) == Tokens.END;
    }

    /** The kind that a method of a server makes: {@code tool} of {@code mcp.tool}; empty for any other. */
    private static String kind(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return KINDS.contains(last) && (last.length() < name.length() || last.equals("tool")) ? last : "";
    }

    /** {@code @mcp.tool(...)}, further decorators, {@code def name(...):} and its documentation. */
    private void decorated(int at) {
        String kind = kind(tokens.text(at));
        if (kind.isEmpty()) {
            return;
        }
        int call = tokens.call(at);
        int end = call < 0 ? at : tokens.partner(call);
        int def = end + 1;
        while (def < tokens.size() && take() && !tokens.isWord(def, "def") && !tokens.isWord(def, "class")) {
            def++;
        }
        int open = def + 2;
        if (!tokens.isWord(def, "def") || !tokens.is(open, '(')) {
            return;
        }
        List<String> texts = new ArrayList<>();
        String name = call < 0 ? "" : first(call, end, "name", '=');
        String description = call < 0 ? "" : first(call, end, "description", '=');
        shown(open, tokens.partner(open), texts);
        String written = documentation(tokens.partner(open) + 1);
        if (description.isEmpty()) {
            description = written;
        } else if (!written.isEmpty()) {
            texts.add(written);
        }
        add(kind, name.isEmpty() ? tokens.text(def + 1) : name, description, texts);
    }

    /** The literal that a block begins with. */
    private String documentation(int from) {
        int i = from;
        int stop = tokens.size();
        while (i < stop && !tokens.is(i, ':') && take()) {
            i++;
        }
        i++;
        while (i < stop && tokens.kind(i) == Tokens.END) {
            i++;
        }
        return text(i);
    }

    /** {@code Tool(name=..., description=...)} in Python, {@code server.tool("name", "description", ...)} elsewhere. */
    private void call(int i) {
        String name = tokens.text(i);
        int open = i + 1;
        int close = tokens.partner(open);
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        if (python && (last.equals("Tool") || last.equals("Prompt"))) {
            List<String> texts = new ArrayList<>();
            shown(open, close, texts);
            String description = first(open, close, "description", '=');
            texts.remove(description);
            add(last.toLowerCase(Locale.ROOT), first(open, close, "name", '='), description, texts);
        } else if (!python && dot >= 0 && REGISTERS.contains(last)) {
            String kind = last.equals("tool")
                    ? last
                    : last.substring("register".length()).toLowerCase(Locale.ROOT);
            registered(kind, open, close);
        } else if (!python && last.equals("addTool")) {
            object(open + 1);
        }
    }

    private void registered(String kind, int open, int close) {
        if (tokens.kind(open + 1) != Tokens.TEXT) {
            return;
        }
        String description = tokens.is(open + 2, ',') ? text(open + 3) : "";
        List<String> texts = new ArrayList<>();
        // What comes behind is what the tool does, not what it says.
        int end = open;
        while (end < close && take() && !tokens.is(end, "=>") && !tokens.isWord(end, "function")) {
            end++;
        }
        shown(open, end, texts);
        if (description.isEmpty() && !texts.isEmpty()) {
            description = texts.remove(0);
        }
        add(kind, text(open + 1), description, texts);
    }

    /** An entry of a list of tools, around its schema. */
    private void listed(int key) {
        for (int i = key - 1; i >= 0 && take(); i--) {
            if (tokens.closes(i) && tokens.partner(i) < i) {
                i = tokens.partner(i);
            } else if (tokens.is(i, '{')) {
                object(i);
                return;
            } else if (tokens.opens(i)) {
                return;
            }
        }
    }

    private void object(int open) {
        if (!tokens.is(open, '{')) {
            return;
        }
        int close = tokens.partner(open);
        String name = first(open, close, "name", ':');
        if (!name.isEmpty()) {
            String description = first(open, close, "description", ':');
            List<String> texts = new ArrayList<>();
            shown(open, close, texts);
            texts.remove(description);
            add("tool", name, description, texts);
        }
    }

    /** The literal behind a key and a sign, on the first level of a call or an object. */
    private String first(int open, int close, String key, char sign) {
        for (int i = open + 1; i < close && take(); i++) {
            if (isKey(i, key) && tokens.is(i + 1, sign)) {
                return text(i + 2);
            }
            i = tokens.opens(i) ? tokens.partner(i) : i;
        }
        return "";
    }

    /** Every description and title between two tokens, and what {@code .describe(...)} says. */
    private void shown(int from, int to, List<String> into) {
        for (int i = from; i < to && take(); i++) {
            boolean key =
                    (isKey(i, "description") || isKey(i, "title")) && (tokens.is(i + 1, ':') || tokens.is(i + 1, '='));
            boolean described = tokens.call(i) >= 0 && tokens.text(i).endsWith(".describe");
            String text = key || described ? text(i + 2) : "";
            if (!text.isEmpty()) {
                into.add(text);
            }
        }
    }

    private boolean isKey(int i, String key) {
        boolean quoted = tokens.kind(i) == Tokens.TEXT && tokens.end(i) - tokens.start(i) == key.length() + 2;
        return quoted
                ? tokens.text(i).regionMatches(1, key, 0, key.length())
                : tokens.isName(i) && tokens.text(i).equals(key);
    }

    /** The text of a literal, or of several that are joined; empty when there is none. */
    private String text(int from) {
        int i = python && tokens.is(from, '(') ? from + 1 : from;
        StringBuilder text = new StringBuilder();
        while (tokens.kind(i) == Tokens.TEXT) {
            text.append(content(tokens.text(i)));
            i += tokens.is(i + 1, '+') ? 2 : 1;
        }
        return text.toString();
    }

    /** A literal without its prefix and quotes, with its line ends. */
    private static String content(String literal) {
        int from = 0;
        while (from < 2 && from < literal.length() && Character.isLetter(literal.charAt(from))) {
            from++;
        }
        String quoted = literal.substring(from);
        int quotes = quoted.startsWith("\"\"\"") || quoted.startsWith("'''") ? 3 : 1;
        int end = quoted.length() >= 2 * quotes ? quoted.length() - quotes : quoted.length();
        return quoted.substring(Math.min(quotes, end), end).replace("\\n", "\n").replace("\\\"", "\"");
    }

    private void add(String kind, String name, String description, List<String> texts) {
        if (!name.isEmpty()) {
            out.add(new Doc(kind, name, description, List.copyOf(texts)));
        }
    }
}
