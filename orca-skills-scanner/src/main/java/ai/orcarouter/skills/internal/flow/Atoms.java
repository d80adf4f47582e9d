/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.flow.Names.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A script as tokens, and what each of them is by itself; looked up once, however often expressions are read. */
final class Atoms {
    final Script script;
    final Tokens tokens;
    final Imports imports;

    /** The files that its variables stand for. */
    final FileNames files;

    /** The functions of the script, by name. */
    final Map<String, Summary> functions = new HashMap<>();

    /** Whether anything in it is worth following. */
    boolean sourced;

    private final @Nullable String[] names;
    private final @Nullable List<Taint>[] literals;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no other way to make an array of lists
    private Atoms(Script script, Tokens tokens) {
        this.script = script;
        this.tokens = tokens;
        imports = Imports.of(script, tokens);
        files = new FileNames(tokens);
        names = new String[tokens.size()];
        literals = new List[tokens.size()];
    }

    static Atoms of(Script script) {
        return new Atoms(script, Lexer.read(script));
    }

    /** A name as its library has it. */
    String name(int i) {
        String name = names[i];
        if (name == null) {
            name = imports.canonical(tokens.text(i));
            names[i] = name;
        }
        return name;
    }

    /** What the table says of a name. */
    Set<Role> roles(int i) {
        return Names.STANDARD.of(name(i));
    }

    /** The labels of a literal. */
    List<Taint> literal(int i) {
        List<Taint> labels = literals[i];
        if (labels == null) {
            labels = Literals.of(tokens.text(i), here(i));
            literals[i] = labels;
        }
        return labels;
    }

    /** A function, which may not have been read yet. */
    Summary define(String function) {
        return functions.computeIfAbsent(function, key -> new Summary());
    }

    /** A way that begins at a token. */
    Step here(int i) {
        return Step.at(script, tokens.start(i), tokens.end(i));
    }
}
