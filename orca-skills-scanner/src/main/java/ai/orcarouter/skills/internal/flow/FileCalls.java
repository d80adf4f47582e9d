/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.List;

/** Calls that put something into a file. */
final class FileCalls {
    private final Atoms atoms;
    private final Tokens tokens;
    private final Files files;
    private final Values values;
    private final Budget budget;

    FileCalls(Atoms atoms, Files files, Values values, Budget budget) {
        this.atoms = atoms;
        this.files = files;
        this.values = values;
        this.budget = budget;
        tokens = atoms.tokens;
    }

    /** Looks at the call whose name is at {@code i}. */
    void at(int i, Scope scope) {
        String name = tokens.text(i);
        int open = i + 1;
        int close = tokens.partner(open);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "write", "writelines", "write_text", "write_bytes" ->
                put(object(i, name), values.of(open + 1, close, scope), i);
            case "writeFileSync", "writeFile", "appendFileSync", "appendFile" -> {
                int comma = comma(open, close);
                put(atoms.files.of(open + 1, comma, budget), values.of(comma + 1, close, scope), i);
            }
            case "dump" -> {
                int comma = comma(open, close);
                put(atoms.files.of(comma + 1, close, budget), values.of(open + 1, comma, scope), i);
            }
            case "copy", "copy2", "copyfile", "copyFile", "copyFileSync" -> {
                int comma = comma(open, close);
                put(atoms.files.of(comma + 1, close, budget), Calls.secret(values.of(open + 1, comma, scope)), i);
            }
            default -> {}
        }
    }

    private void put(String path, List<Taint> taints, int i) {
        if (!path.isEmpty() && !taints.isEmpty()) {
            files.write(path, Taint.moved(taints, atoms.script, tokens.start(i), tokens.end(i)));
        }
    }

    /** The file that a method is called on: a variable, or what the call before opened. */
    private String object(int i, String name) {
        if (name.startsWith(".")) {
            return tokens.is(i - 1, ')') ? atoms.files.of(tokens.partner(i - 1), i - 1, budget) : "";
        }
        return atoms.files.of(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    /** Where the first argument ends. */
    private int comma(int open, int close) {
        int i = open + 1;
        while (i < close && !tokens.is(i, ',')) {
            i = tokens.opens(i) ? tokens.partner(i) + 1 : i + 1;
        }
        return Math.min(i, close);
    }
}
