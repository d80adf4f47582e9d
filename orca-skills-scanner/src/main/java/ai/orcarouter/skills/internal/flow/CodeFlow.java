/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows values through one script in Python, JavaScript or TypeScript: assignments, parameters and returned values,
 * in the order of the text (skills.md 4.2).
 */
final class CodeFlow {
    private static final Set<String> WORDS = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "return",
            "await",
            "async",
            "const",
            "let",
            "var",
            "function",
            "new",
            "with",
            "elif",
            "else",
            "in",
            "of",
            "as",
            "not",
            "and",
            "or",
            "yield",
            "global",
            "typeof",
            "export",
            "def",
            "class",
            "default",
            "do",
            "try",
            "lambda",
            "public",
            "private",
            "static",
            "readonly",
            "except",
            "finally");

    private final Script script;
    private final Tokens tokens;
    private final Atoms atoms;
    private final Budget budget;
    private final Values values;
    private final Calls calls;
    private Scope scope;
    private int begin;

    private CodeFlow(Atoms atoms, Modules modules, Budget budget, Consumer<Flow> into) {
        this.atoms = atoms;
        this.budget = budget;
        script = atoms.script;
        tokens = atoms.tokens;
        values = new Values(atoms, modules, budget);
        calls = new Calls(atoms, modules, values, budget, into);
        scope = new Scope(budget, tokens.size());
    }

    /** Reads a script once; false when it was too much to follow to its end. */
    static boolean follow(Atoms atoms, Modules modules, Budget budget, Consumer<Flow> into) {
        new CodeFlow(atoms, modules, budget, into).run();
        return !budget.isShort() && !atoms.tokens.isCut();
    }

    private void run() {
        int brackets = 0;
        for (int i = 0; i < tokens.size() && budget.take(1); i++) {
            while (i >= scope.end && scope.parent != null) {
                scope = scope.parent;
            }
            if (tokens.kind(i) == Tokens.END) {
                begin = i + 1;
                brackets = 0;
            } else if (tokens.is(i, '{') || (tokens.is(i, '}') && !script.isPython())) {
                brackets = script.isPython() ? brackets + 1 : 0;
                begin = script.isPython() ? begin : i + 1;
            } else if (tokens.opens(i)) {
                brackets++;
            } else if (tokens.closes(i)) {
                brackets = Math.max(0, brackets - 1);
            } else if (tokens.is(i, "=>")) {
                arrow(i);
            } else if (tokens.isName(i)) {
                name(i);
            } else if (brackets == 0) {
                assignment(i);
            }
        }
    }

    private void name(int i) {
        switch (tokens.text(i)) {
            case "def" -> {
                if (script.isPython() && (i == begin || i == begin + 1)) {
                    function(i + 1, i);
                }
            }
            case "function" -> {
                if (!script.isPython()) {
                    function(i + 1, i);
                }
            }
            case "return", "yield" -> returned(i);
            case "for" -> loop(i);
            case "as" -> as(i);
            default -> {
                if (tokens.call(i) >= 0 && !WORDS.contains(tokens.text(i))) {
                    if (isMethod(i)) {
                        function(i, i);
                    } else {
                        calls.at(i, begin, scope);
                    }
                }
            }
        }
    }

    /** A name with parameters and a body at the beginning of a statement in JavaScript. */
    private boolean isMethod(int i) {
        int close = tokens.partner(i + 1);
        boolean first = i == begin || (tokens.text(i - 1).equals("async") && i - 1 == begin);
        return !script.isPython() && first && tokens.is(close + 1, '{');
    }

    private void function(int at, int word) {
        boolean named = tokens.isName(at);
        int open = named ? at + 1 : at;
        if (!tokens.is(open, '(')) {
            return;
        }
        int close = tokens.partner(open);
        int end = script.isPython() ? blockEnd(word) : bodyEnd(close);
        Summary summary = named ? atoms.define(tokens.text(at)) : null;
        boolean tool = script.isPython() ? isTool(word) : calls.isTool(word);
        atoms.sourced |= tool;
        Scope inside = new Scope(scope, summary, end, tool);
        parameters(open + 1, close, inside, calls.given(word, begin, scope, tool));
        scope = scope.nests() ? inside : scope;
    }

    private void arrow(int i) {
        int from = i - 1;
        if (tokens.is(i - 1, ')')) {
            from = Math.min(from, tokens.partner(i - 1)); // one that closes nothing has its partner at the end
        }
        boolean body = tokens.is(i + 1, '{');
        boolean tool = calls.isTool(from);
        atoms.sourced |= tool;
        List<Taint> given = calls.given(from, begin, scope, tool);
        Scope inside = scope;
        if (body) {
            int name = from - 1;
            name -= tokens.text(name).equals("async") ? 1 : 0;
            boolean named = tokens.is(name, '=') && tokens.isName(name - 1);
            String last = named ? tokens.text(name - 1) : "";
            Summary summary = named ? atoms.define(last.substring(last.lastIndexOf('.') + 1)) : null;
            inside = new Scope(scope, summary, tokens.partner(i + 1), tool);
        }
        parameters(Math.max(0, tokens.is(from, '(') ? from + 1 : from), i, inside, given);
        scope = scope.nests() ? inside : scope;
    }

    private void parameters(int from, int to, Scope inside, List<Taint> given) {
        for (int i = from; i < to; i++) {
            boolean typed = tokens.is(i - 1, ':') && !script.isPython() && !tokens.isName(i - 2);
            boolean value = tokens.is(i - 1, '=') || (tokens.is(i - 1, ':') && !typed);
            String name = tokens.text(i);
            if (tokens.isName(i) && !value && !name.equals("self") && !name.equals("this") && !name.equals("ctx")) {
                Step step = Step.at(script, tokens.start(i), tokens.end(i));
                List<Taint> taints = inside.tool
                        ? List.of(new Taint(Label.ARG, "", step))
                        : inside.function != null ? List.of(new Taint(Label.PARAM, "", step)) : given;
                inside.set(name, taints, true);
            }
            i = value && tokens.opens(i) ? tokens.partner(i) : i;
        }
    }

    private int bodyEnd(int close) {
        int i = close + 1;
        while (i < tokens.size() && !tokens.is(i, '{') && tokens.kind(i) != Tokens.END && budget.take(1)) {
            i++;
        }
        return tokens.is(i, '{') ? tokens.partner(i) : close + 1;
    }

    /** Where the block of a {@code def} ends: at the first statement that is not further in. */
    private int blockEnd(int word) {
        int first = tokens.text(word - 1).equals("async") ? word - 1 : word;
        int column = tokens.column(first);
        for (int i = word; i + 1 < tokens.size() && budget.take(1); i++) {
            if (tokens.kind(i) == Tokens.END && tokens.column(i + 1) <= column) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** Whether a decorator on the lines above says that the model calls the function. */
    private boolean isTool(int word) {
        int i = word - (tokens.text(word - 1).equals("async") ? 2 : 1);
        while (tokens.kind(i) == Tokens.END && i > 0) {
            int end = i;
            i--;
            while (i > 0 && tokens.kind(i) != Tokens.END) {
                i--;
            }
            int from = i == 0 && tokens.kind(0) != Tokens.END ? 0 : i + 1;
            if (!tokens.is(from, '@')) {
                return false;
            }
            String name = tokens.text(from + 1);
            if (name.equals("tool") || name.endsWith(".tool") || name.endsWith("call_tool")) {
                return true;
            }
            i = from - 1;
            if (end <= i) {
                return false;
            }
        }
        return false;
    }

    private void returned(int i) {
        List<Taint> taints = values.of(i + 1, statementEnd(i + 1), scope);
        if (scope.function != null) {
            scope.function.returns(Taint.moved(taints, script, tokens.start(i), tokens.end(i)));
        }
        if (scope.tool) {
            calls.arrive(Sink.PROMPT, taints, i, List.of(), scope);
        }
    }

    /** {@code for a, b in expression:} and {@code for (const a of expression)}. */
    private void loop(int i) {
        int in = i + 1;
        while (tokens.kind(in) != Tokens.END
                && !tokens.text(in).equals("in")
                && !tokens.text(in).equals("of")
                && budget.take(1)) {
            in++;
        }
        int end = in + 1;
        while (end < tokens.size()
                && budget.take(1)
                && !tokens.is(end, ':')
                && tokens.kind(end) != Tokens.END
                && !tokens.is(end, '{')) {
            end = tokens.opens(end) ? tokens.partner(end) + 1 : end + 1;
        }
        if (tokens.kind(in) != Tokens.END) {
            assign(i + 1, in, values.of(in + 1, end, scope), false);
        }
    }

    /** {@code with expression as name:}. */
    private void as(int i) {
        if (script.isPython() && tokens.isName(i + 1) && tokens.text(begin).equals("with")) {
            atoms.files.assign(tokens.text(i + 1), begin + 1, i, budget);
            assign(i + 1, i + 2, values.of(begin + 1, i, scope), false);
        }
    }

    private void assignment(int i) {
        boolean plain = tokens.is(i, '=') || tokens.is(i, ":=");
        boolean adds = tokens.is(i, "+=") || tokens.is(i, "||=") || tokens.is(i, "??=") || tokens.is(i, "|=");
        if ((plain || adds) && i > begin) {
            int end = statementEnd(i + 1);
            String promised = tokens.text(i + 1);
            if (tokens.isName(i - 1) && promised.endsWith("promisify") && tokens.isName(i + 3)) {
                String local = tokens.text(i - 1);
                String original = atoms.name(i + 3);
                atoms.imports.alias(local, original);
            }
            if (tokens.isName(i - 1)) {
                atoms.files.assign(tokens.text(i - 1), i + 1, end, budget);
            }
            assign(begin, i, values.of(i + 1, end, scope), adds);
        }
    }

    /** Gives the names between two tokens a value; one with an index in brackets only gets more. */
    private void assign(int from, int to, List<Taint> taints, boolean adds) {
        boolean declared = script.isPython()
                || tokens.text(from).equals("const")
                || tokens.text(from).equals("let");
        for (int i = from; i < to && budget.take(1); i++) {
            if (tokens.is(i, ':') && script.isPython()) {
                return;
            }
            if (tokens.isName(i) && !WORDS.contains(tokens.text(i))) {
                List<Taint> moved = Taint.moved(taints, script, tokens.start(i), tokens.end(i));
                if (adds || tokens.is(i + 1, '[')) {
                    scope.add(tokens.text(i), moved);
                } else {
                    scope.set(tokens.text(i), moved, declared);
                }
            }
            if (tokens.is(i, '[') && i > from && tokens.isName(i - 1)) {
                i = tokens.partner(i);
            }
        }
    }

    private int statementEnd(int from) {
        int i = from;
        while (i < tokens.size() && !tokens.closes(i)) {
            if ((tokens.kind(i) == Tokens.END && !goesOn(i)) || !budget.take(1)) {
                return i;
            }
            i = tokens.opens(i) ? tokens.partner(i) + 1 : i + 1;
        }
        return Math.min(i, tokens.size());
    }

    private boolean goesOn(int end) {
        boolean dot = tokens.isName(end + 1) && tokens.text(end + 1).startsWith(".");
        boolean open = tokens.kind(end - 1) == Tokens.SIGN && !tokens.closes(end - 1);
        return !script.isPython() && (dot || open);
    }
}
