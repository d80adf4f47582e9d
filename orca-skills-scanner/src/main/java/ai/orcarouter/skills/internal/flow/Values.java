/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.flow.Names.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What expressions hold: the labels of everything in them. So concatenation, containers, method chains and encoders
 * hand on what they are given; only calls that are known to give something else do not.
 */
final class Values {
    /** Detail of a parameter that names the file which is read. */
    private static final String READ = "read";

    private final Atoms atoms;
    private final Script script;
    private final Tokens tokens;
    private final Modules modules;
    private final Budget budget;

    Values(Atoms atoms, Modules modules, Budget budget) {
        this.atoms = atoms;
        this.modules = modules;
        this.budget = budget;
        script = atoms.script;
        tokens = atoms.tokens;
    }

    /** What the tokens from one to another hold. */
    List<Taint> of(int from, int to, Scope scope) {
        List<Taint> out = new ArrayList<>();
        boolean reads = false;
        int stop = Math.min(to, tokens.size());
        int i = from;
        while (i < stop && budget.take(1)) {
            if (tokens.kind(i) == Tokens.TEXT) {
                atoms.literal(i).forEach(one -> Taint.add(out, one));
            } else if (isBody(i)) {
                i = tokens.partner(i);
            } else if (tokens.isName(i)) {
                if (isEnvironmentArgument(i)) {
                    i = argumentEnd(i, stop);
                    continue;
                }
                Set<Role> roles = atoms.roles(i);
                int call = tokens.call(i);
                reads |= call >= 0 && roles.contains(Role.READ);
                i = name(i, atoms.name(i), roles, scope, out);
            }
            i++;
        }
        for (Taint one : out) {
            atoms.sourced |= one.label() != Label.URL && one.label() != Label.PARAM;
        }
        return reads ? read(out) : out.isEmpty() ? List.of() : out;
    }

    /** Adds what a name holds; returns the last token that belongs to it. */
    private int name(int i, String name, Set<Role> roles, Scope scope, List<Taint> out) {
        int call = tokens.call(i);
        if (call >= 0 && roles.contains(Role.CLEAN)) {
            return tokens.partner(call);
        }
        environment(i, name, roles, out);
        boolean fetches = roles.contains(Role.NET_IN) && call >= 0;
        if (call >= 0) {
            for (Label label : Names.labels(roles)) {
                if (label != Label.ENV_ALL && label != Label.ENV_KEY) {
                    Taint.add(out, new Taint(label, "", atoms.here(i)));
                }
            }
            if (name.equals("Buffer.from") && decodes(call)) {
                Taint.add(out, new Taint(Label.DECODED, "", atoms.here(i)));
            }
            Summary function = modules.find(atoms, name);
            if (function != null) {
                returned(function, i, call, scope, out);
                return tokens.partner(call);
            }
        }
        if (call >= 0 && roles.contains(Role.READ)) {
            file(i, call).forEach(one -> Taint.add(out, one.moved(script, tokens.start(i), tokens.end(i))));
        }
        if (name.contains("params.arguments")) {
            Taint.add(out, new Taint(Label.ARG, "", atoms.here(i)));
        }
        if (!fetches) {
            scope.get(tokens.text(i)).forEach(one -> Taint.add(out, one));
        }
        return fetches ? tokens.partner(call) : i;
    }

    /** What the file holds that a call reads: that of its arguments, else that of its object. */
    private List<Taint> file(int i, int call) {
        if (modules.files.weight() == 0) {
            return List.of();
        }
        String path = atoms.files.of(call + 1, tokens.partner(call), budget);
        String text = tokens.text(i);
        int dot = text.lastIndexOf('.');
        return modules.files.read(path.isEmpty() && dot > 0 ? atoms.files.of(text.substring(0, dot)) : path);
    }

    private void returned(Summary function, int i, int call, Scope scope, List<Taint> out) {
        for (Taint one : function.returns()) {
            if (one.label() != Label.PARAM) {
                Taint.add(
                        out,
                        new Taint(one.label(), one.detail(), one.step().then(script, tokens.start(i), tokens.end(i))));
            }
        }
        for (Taint one : function.returns()) {
            if (one.label() == Label.PARAM) {
                List<Taint> given = of(call + 1, tokens.partner(call), scope);
                (one.detail().equals(READ) ? read(given) : given).forEach(each -> Taint.add(out, each));
            }
        }
    }

    private boolean decodes(int call) {
        int end = tokens.partner(call);
        return end > call + 1
                && (tokens.text(end - 1).contains("base64")
                        || tokens.text(end - 1).contains("hex"));
    }

    /** Variables of the environment: one of them, or all. */
    private void environment(int i, String name, Set<Role> roles, List<Taint> out) {
        if (name.startsWith("process.env.")) {
            key(name.substring(12), i, out);
        } else if (roles.contains(Role.ENV_KEY) && tokens.call(i) >= 0) {
            key(Literals.unquoted(tokens.text(i + 2)), i, out);
        } else if (roles.contains(Role.ENV_ALL)) {
            boolean member = tokens.is(i + 1, '[');
            boolean asked =
                    tokens.text(i - 1).equals("in") && !tokens.text(i + 1).startsWith(".items");
            boolean loop = tokens.text(i - 1).equals("in") && name.endsWith(".items");
            if (member) {
                key(Literals.unquoted(tokens.text(i + 2)), i, out);
            } else if (!asked || loop) {
                Taint.add(out, new Taint(Label.ENV_ALL, "", atoms.here(i)));
            }
        }
    }

    private void key(String name, int i, List<Taint> out) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean secret = upper.contains("KEY")
                || upper.contains("TOKEN")
                || upper.contains("SECRET")
                || upper.contains("PASSW")
                || upper.contains("CREDENTIAL");
        if (secret) {
            Taint.add(out, new Taint(Label.ENV_KEY, upper, atoms.here(i)));
        }
    }

    /** {@code env=...} hands the environment to a child, which is not sending it. */
    private boolean isEnvironmentArgument(int i) {
        return tokens.text(i).equals("env") && (tokens.is(i + 1, '=') || tokens.is(i + 1, ':'));
    }

    private int argumentEnd(int from, int to) {
        int i = from;
        while (i < to && !tokens.is(i, ',') && !tokens.closes(i)) {
            i = tokens.opens(i) ? tokens.partner(i) + 1 : i + 1;
        }
        return Math.max(i, from + 1);
    }

    /** Whether the body of a function begins here; what it does is looked at by itself. */
    private boolean isBody(int i) {
        return tokens.is(i, '{') && (tokens.is(i - 1, "=>") || tokens.is(i - 1, ')'));
    }

    private static List<Taint> read(List<Taint> taints) {
        List<Taint> out = new ArrayList<>();
        for (Taint one : taints) {
            Label label = one.label() == Label.CRED_PATH ? Label.CRED_FILE : one.label();
            Taint.add(out, new Taint(label, label == Label.PARAM ? READ : one.detail(), one.step()));
        }
        return out;
    }
}
