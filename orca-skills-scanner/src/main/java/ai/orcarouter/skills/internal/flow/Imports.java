/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.HashMap;
import java.util.Map;

/** The names that a script gives to what it imports. */
final class Imports {
    private final Tokens tokens;
    private final Map<String, String> names = new HashMap<>();

    /** Where the last binding ended: what is before it is not looked at again. */
    private int bound;

    private Imports(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads all imports of a script. */
    static Imports of(Script script, Tokens tokens) {
        Imports imports = new Imports(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isName(i)) {
                switch (tokens.text(i)) {
                    case "import" -> imports.importing(i, script.isPython());
                    case "from" -> imports.from(i, script.isPython());
                    case "require" -> imports.require(i);
                    default -> {}
                }
            }
        }
        return imports;
    }

    /** The name as its library has it. */
    String canonical(String name) {
        int dot = name.indexOf('.');
        if (dot == 0) {
            return name;
        }
        String first = dot < 0 ? name : name.substring(0, dot);
        String known = names.get(first);
        return known == null ? name : dot < 0 ? known : known + name.substring(dot);
    }

    /** Says that one name stands for another. */
    void alias(String local, String original) {
        names.put(local, original);
    }

    private void importing(int at, boolean python) {
        if (python) {
            if (at > 0 && tokens.kind(at - 1) != Tokens.END) {
                return;
            }
            int i = at + 1;
            while (tokens.isName(i)) {
                boolean as = tokens.text(i + 1).equals("as") && tokens.isName(i + 2);
                if (as) {
                    alias(tokens.text(i + 2), tokens.text(i));
                }
                i += as ? 3 : 1;
                if (!tokens.is(i, ',')) {
                    return;
                }
                i++;
            }
            return;
        }
        int from = Math.max(at + 1, bound);
        while (tokens.kind(from) != Tokens.END && !tokens.text(from).equals("from")) {
            from++;
        }
        bound = from;
        if (tokens.kind(from + 1) == Tokens.TEXT && tokens.text(from).equals("from")) {
            bind(at + 1, from, module(tokens.text(from + 1)), "as");
        }
    }

    /** {@code from a import b as c}. */
    private void from(int at, boolean python) {
        if (!python || !tokens.isName(at + 1) || !tokens.text(at + 2).equals("import")) {
            return;
        }
        String module = tokens.text(at + 1);
        int i = at + 3;
        if (tokens.is(i, '(')) {
            i++;
        }
        while (tokens.isName(i)) {
            boolean as = tokens.text(i + 1).equals("as") && tokens.isName(i + 2);
            String stripped = module.startsWith(".") ? module.substring(1) : module;
            alias(tokens.text(as ? i + 2 : i), stripped + "." + tokens.text(i));
            i += as ? 3 : 1;
            if (!tokens.is(i, ',')) {
                return;
            }
            i++;
        }
    }

    /** {@code const x = require('m')}, {@code const {a, b: c} = require('m').part}. */
    private void require(int at) {
        if (!tokens.is(at + 1, '(') || tokens.kind(at + 2) != Tokens.TEXT) {
            return;
        }
        int equal = at - 1;
        String part = tokens.is(at + 3, ')')
                        && tokens.isName(at + 4)
                        && tokens.text(at + 4).startsWith(".")
                ? tokens.text(at + 4)
                : "";
        if (tokens.is(equal, '=')) {
            int first = equal - 1;
            while (first >= bound && tokens.kind(first) != Tokens.END) {
                first--;
            }
            bound = equal;
            bind(first + 1, equal, module(tokens.text(at + 2)) + part, ":");
        }
    }

    /** The names between two tokens: one for the module, or those of its members in braces. */
    private void bind(int from, int to, String module, String renames) {
        boolean members = false;
        for (int i = from; i < to; i++) {
            if (tokens.is(i, '{')) {
                members = true;
            } else if (tokens.is(i, '}')) {
                members = false;
            } else if (tokens.isName(i) && !isWord(tokens.text(i))) {
                boolean renamed = tokens.text(i + 1).equals(renames) && tokens.isName(i + 2) && i + 2 < to;
                String name = tokens.text(renamed ? i + 2 : i);
                alias(name, members ? module + "." + tokens.text(i) : module);
                i += renamed ? 2 : 0;
            }
        }
    }

    private static boolean isWord(String text) {
        return text.equals("const")
                || text.equals("let")
                || text.equals("var")
                || text.equals("as")
                || text.equals("type");
    }

    /** A module by its literal: without quotes, scheme, folders and extension. */
    private static String module(String literal) {
        String name = literal.length() < 2 ? literal : literal.substring(1, literal.length() - 1);
        name = name.startsWith("node:") ? name.substring(5) : name;
        if (name.startsWith(".")) {
            name = name.substring(name.lastIndexOf('/') + 1);
            int dot = name.lastIndexOf('.');
            name = dot > 0 ? name.substring(0, dot) : name;
        }
        return name;
    }
}
