/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a script has named so far. */
final class ShellVariables {
    private static final int MAX_VARIABLES = 1_000;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> functions = new HashSet<>();

    ShellVariables() {
        values.put("IFS", " ");
    }

    void set(String name, String value) {
        if (values.size() < MAX_VARIABLES || values.containsKey(name)) {
            values.put(name, value.length() > Caps.VARIABLE ? String.valueOf(Places.UNKNOWN) : value);
        }
    }

    /** The characters that split unquoted values into fields. */
    String separators() {
        String set = values.getOrDefault("IFS", " ");
        return set.equals(" ") || set.indexOf(Places.UNKNOWN) >= 0 ? " \t\n" : set;
    }

    void function(String name) {
        functions.add(name);
    }

    boolean isFunction(String name) {
        return functions.contains(name);
    }

    /** The value of {@code $expression} or <code>${expression}</code>. */
    String value(String expression) {
        int end = 0;
        while (end < expression.length() && (Ascii.alnum(expression.charAt(end)) || expression.charAt(end) == '_')) {
            end++;
        }
        String known = values.get(expression.substring(0, end));
        if (end == expression.length()) {
            return known == null ? String.valueOf(Places.UNKNOWN) : known;
        }
        String operator = expression.substring(end);
        if (operator.startsWith(":-") || operator.startsWith("-")) {
            String otherwise = operator.substring(operator.indexOf('-') + 1);
            // The variable may be set in the environment, so a default is only one of its values.
            return known != null ? known : otherwise.indexOf('$') >= 0 ? String.valueOf(Places.UNKNOWN) : otherwise;
        }
        return String.valueOf(Places.UNKNOWN);
    }
}
