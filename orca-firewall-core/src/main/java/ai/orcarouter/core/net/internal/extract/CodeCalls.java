/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What functions and properties of the usual languages do with what they are given; the table is
 * {@code code-calls.txt}.
 */
enum CodeCalls {
    URL,
    HOST,
    SHELL,
    DECODE,
    EVAL,
    INERT,
    MARKUP,
    WEAK,
    WRAP,
    /** Not in the table. */
    OTHER;

    private static final Map<String, Set<String>> WORDS = Tables.groups("code-calls.txt");
    private static final Map<CodeCalls, Set<String>> CALLS = new EnumMap<>(CodeCalls.class);

    static {
        for (CodeCalls kind : values()) {
            CALLS.put(kind, words(kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** The kind of the function {@code path}, dots between its parts, lower case. */
    static CodeCalls of(String path) {
        for (int from = 0; from >= 0; from = next(path, from)) {
            String ending = path.substring(from);
            for (Map.Entry<CodeCalls, Set<String>> kind : CALLS.entrySet()) {
                if (kind.getValue().contains(ending)) {
                    return kind.getKey();
                }
            }
        }
        return OTHER;
    }

    /** Whether a call gives back the text it is called on. */
    static boolean same(String method) {
        return words("same").contains(method);
    }

    /** Whether a member of a call is only sent along. */
    static boolean data(String key) {
        return words("data").contains(key);
    }

    /** Whether assigning to the property {@code path} loads a URL. */
    static boolean loads(String path) {
        return ends(words("load"), path);
    }

    static boolean markup(String path) {
        return ends(words("markup"), path);
    }

    private static boolean ends(Set<String> endings, String path) {
        for (int from = 0; from >= 0; from = next(path, from)) {
            if (endings.contains(path.substring(from))) {
                return true;
            }
        }
        return false;
    }

    private static int next(String path, int from) {
        int dot = path.indexOf('.', from);
        return dot < 0 ? -1 : dot + 1;
    }

    private static Set<String> words(String group) {
        return WORDS.getOrDefault(group, Set.of());
    }
}
