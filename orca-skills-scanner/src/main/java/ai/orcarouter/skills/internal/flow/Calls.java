/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.flow.Names.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Consumer;

/** What calls do with their arguments. */
final class Calls {
    private static final Set<String> COLLECTS =
            Set.of("append", "push", "update", "extend", "add", "write", "insert", "set", "setdefault", "unshift");

    /** Characters of a command line that take as much as a token. */
    private static final int CHARS = 32;

    private final Atoms atoms;
    private final Script script;
    private final Tokens tokens;
    private final Modules modules;
    private final Values values;
    private final Budget budget;
    private final FileCalls fileCalls;
    private final Consumer<Flow> into;

    Calls(Atoms atoms, Modules modules, Values values, Budget budget, Consumer<Flow> into) {
        this.atoms = atoms;
        this.modules = modules;
        script = atoms.script;
        tokens = atoms.tokens;
        this.values = values;
        this.budget = budget;
        fileCalls = new FileCalls(atoms, modules.files, values, budget);
        this.into = into;
    }

    /** Looks at the call whose name is at {@code i}. */
    void at(int i, int begin, Scope scope) {
        String name = atoms.name(i);
        Set<Role> roles = atoms.roles(i);
        int open = i + 1;
        int close = tokens.partner(open);
        collects(i, name, open, close, scope);
        fileCalls.at(i, scope);
        if (roles.contains(Role.CHECKS)) {
            scope.checks = true;
        }
        if (roles.contains(Role.NET)) {
            arrive(Sink.NET, values.of(open + 1, close, scope), i, List.of(), scope);
            if (isGiven(open + 1)) {
                address(firstArgument(open, close, scope), i, scope);
            }
        }
        if (roles.contains(Role.CODE) && isCode(name)) {
            arrive(Sink.EXEC, values.of(open + 1, close, scope), i, List.of(), scope);
        }
        if (roles.contains(Role.CODE) || roles.contains(Role.PROCESS)) {
            process(roles, i, open, close, scope);
        }
        if (roles.contains(Role.SQL)) {
            arrive(Sink.SQL, firstArgument(open, close, scope), i, List.of(), scope);
        }
        if (roles.contains(Role.PATH) && !isChecked(scope)) {
            List<Taint> path = new ArrayList<>(firstArgument(open, close, scope));
            scope.get(tokens.text(i)).forEach(one -> Taint.add(path, one));
            arrive(Sink.PATH, path, i, List.of(), scope);
        }
        Summary function = modules.find(atoms, name);
        if (function != null && !function.arrivals().isEmpty()) {
            passes(function, i, open, close, scope);
        }
    }

    /** A method that adds to its object. */
    private void collects(int i, String name, int open, int close, Scope scope) {
        int dot = tokens.text(i).lastIndexOf('.');
        if (dot > 0 && COLLECTS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            List<Taint> taints = values.of(open + 1, close, scope);
            scope.add(tokens.text(i).substring(0, dot), Taint.moved(taints, script, tokens.start(i), tokens.end(i)));
        }
    }

    /** In JavaScript a bare {@code exec} is that of the module it was imported from; in Python it is built in. */
    private boolean isCode(String name) {
        return script.isPython() || !(name.equals("exec") || name.equals("compile"));
    }

    /** A program that is started: its command line is code when a shell or an interpreter reads it. */
    private void process(Set<Role> roles, int i, int open, int close, Scope scope) {
        boolean shell = false;
        boolean sends = false;
        List<Taint> held = new ArrayList<>();
        for (int at = open + 1; at < close && budget.take(1); at++) {
            if (tokens.kind(at) == Tokens.TEXT) {
                String word = Literals.unquoted(tokens.text(at));
                shell |= word.equals("-c") || word.equals("-e") || word.equals("/c") || word.equals("-Command");
                sends |= Literals.sends(tokens.text(at));
                held(word, held);
            } else if (tokens.text(at).equals("shell")) {
                shell |= !tokens.text(at + 2).equals("False")
                        && !tokens.text(at + 2).equals("false");
            }
        }
        List<Taint> taints = values.of(open + 1, close, scope);
        if (shell && roles.contains(Role.PROCESS)) {
            arrive(Sink.EXEC, taints, i, List.of(), scope);
        }
        if (sends) {
            arrive(Sink.NET, secret(taints), i, List.of(), scope);
            arrive(Sink.NET, held, i, List.of(), scope);
        }
    }

    /** Adds what the files hold that a command line names. */
    private void held(String line, List<Taint> into) {
        if (modules.files.weight() > 0 && budget.take(line.length() / CHARS)) {
            StringTokenizer words = new StringTokenizer(line, " \t\n\"'=");
            while (words.hasMoreTokens()) {
                modules.files.read(words.nextToken()).forEach(one -> Taint.add(into, one));
            }
        }
    }

    /** In a command that sends, the path of a file stands for what it holds. */
    static List<Taint> secret(List<Taint> taints) {
        return taints.stream()
                .map(one -> one.label() == Label.CRED_PATH ? new Taint(Label.CRED_FILE, "", one.step()) : one)
                .toList();
    }

    private boolean isGiven(int first) {
        return tokens.isName(first) && !tokens.is(first + 1, '(');
    }

    private List<Taint> firstArgument(int open, int close, Scope scope) {
        int i = open + 1;
        while (i < close && !tokens.is(i, ',')) {
            i = tokens.opens(i) ? tokens.partner(i) + 1 : i + 1;
        }
        return values.of(open + 1, Math.min(i, close), scope);
    }

    private void address(List<Taint> taints, int i, Scope scope) {
        if (!Taint.has(taints, Label.URL) && !isChecked(scope)) {
            arrive(Sink.ADDRESS, taints, i, List.of(), scope);
        }
    }

    private static boolean isChecked(Scope scope) {
        return scope.checks || (scope.parent != null && scope.parent.checks && scope.function == null);
    }

    /** A function of the package that takes what it is given somewhere. */
    private void passes(Summary function, int i, int open, int close, Scope scope) {
        List<Taint> given = values.of(open + 1, close, scope);
        for (Summary.Arrival arrival : function.arrivals()) {
            if (!budget.take(given.size())) {
                return;
            }
            for (Taint one : given) {
                Step here = one.step().then(script, tokens.start(i), tokens.end(i));
                Step there = here.then(
                        arrival.step().script(),
                        arrival.step().start(),
                        arrival.step().end());
                emit(arrival.sink(), one, arrival.hosts(), there, scope);
            }
        }
    }

    /** Says what arrives somewhere; a parameter is told to the callers. */
    void arrive(Sink sink, List<Taint> taints, int i, List<String> more, Scope scope) {
        List<String> hosts = new ArrayList<>(more);
        taints.stream().filter(one -> one.label() == Label.URL).forEach(one -> hosts.add(one.detail()));
        for (Taint one : taints) {
            emit(sink, one, hosts, one.step().then(script, tokens.start(i), tokens.end(i)), scope);
        }
    }

    private void emit(Sink sink, Taint one, List<String> hosts, Step step, Scope scope) {
        if (one.label() == Label.PARAM) {
            for (Scope at = scope; at != null; at = at.parent) {
                if (at.function != null) {
                    at.function.arrives(sink, hosts, step);
                    return;
                }
            }
        } else if (one.label() != Label.URL && one.label() != Label.CRED_PATH) {
            into.accept(new Flow(one.label(), one.detail(), sink, hosts, step.way()));
        }
    }

    /** The call that a function is an argument of: where its name is; -1 when it is none. */
    private int around(int i) {
        for (int at = i - 1; at >= 0 && budget.take(1); at--) {
            if (tokens.closes(at)) {
                int open = tokens.partner(at);
                if (open > at) {
                    return -1; // it closes nothing
                }
                at = open;
            } else if (tokens.is(at, '(')) {
                return tokens.isName(at - 1) ? at - 1 : -1;
            } else if (tokens.opens(at) || tokens.kind(at) == Tokens.END) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a function is handed over as what the model calls. */
    boolean isTool(int i) {
        int call = around(i);
        String name = call < 0 ? "" : tokens.text(call);
        return name.endsWith(".tool") || name.endsWith(".registerTool") || name.endsWith(".addTool");
    }

    /** What a function is given that is an argument of a call: what the call fetches, or what its object holds. */
    List<Taint> given(int i, int begin, Scope scope, boolean tool) {
        int call = tool ? -1 : around(i);
        if (call < 0) {
            return List.of();
        }
        String name = atoms.name(call);
        if (atoms.roles(call).contains(Role.NET_IN)) {
            return List.of(new Taint(Label.NET_IN, "", atoms.here(call)));
        }
        if (name.startsWith(".")) {
            return values.of(Math.min(begin, call), call, scope);
        }
        int dot = tokens.text(call).lastIndexOf('.');
        return dot > 0 ? scope.get(tokens.text(call).substring(0, dot)) : List.of();
    }
}
