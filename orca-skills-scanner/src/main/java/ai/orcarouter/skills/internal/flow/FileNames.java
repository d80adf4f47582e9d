/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.HashMap;
import java.util.Map;

/** Which files the expressions and variables of a script stand for, be they paths or open files. */
final class FileNames {
    /** Characters of a literal that take as much as a token. */
    private static final int CHARS = 32;

    private final Tokens tokens;
    private final Map<String, String> names = new HashMap<>();

    FileNames(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The file that tokens name, which is the last one among them; empty when they name none. */
    String of(int from, int to, Budget budget) {
        String found = "";
        int stop = Math.min(to, tokens.size());
        for (int i = from; i < stop && budget.take(1 + (tokens.end(i) - tokens.start(i)) / CHARS); i++) {
            String here = tokens.kind(i) == Tokens.TEXT ? path(i) : tokens.isName(i) ? of(tokens.text(i)) : "";
            found = here.isEmpty() ? found : here;
        }
        return found;
    }

    /** The file that a variable stands for; empty when it stands for none. */
    String of(String variable) {
        return names.isEmpty() ? "" : names.getOrDefault(variable, "");
    }

    /** Says what a variable is given. */
    void assign(String variable, int from, int to, Budget budget) {
        String path = of(from, to, budget);
        if (path.isEmpty()) {
            names.remove(variable);
        } else {
            names.put(variable, path);
        }
    }

    private String path(int i) {
        String text = Literals.unquoted(tokens.text(i));
        boolean named = text.indexOf('/') >= 0 || text.indexOf('.') >= 0;
        boolean plain = text.indexOf(' ') < 0 && !text.contains("://") && !text.endsWith("/");
        return named && plain ? text : "";
    }
}
