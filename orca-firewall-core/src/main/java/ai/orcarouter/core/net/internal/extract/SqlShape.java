/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Locale;
import java.util.Set;

/** Tells SQL from other queries by its first words. */
final class SqlShape {
    private static final Set<String> VERBS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "create",
            "alter",
            "drop",
            "copy",
            "with",
            "exec",
            "execute",
            "call",
            "attach",
            "import",
            "load",
            "merge",
            "do",
            "begin",
            "declare",
            "truncate",
            "grant",
            "export",
            "install",
            "explain",
            "backup",
            "bulk",
            "from",
            "values",
            "set",
            "change");
    private static final Set<String> SECOND = Set.of(
            "from",
            "into",
            "table",
            "database",
            "subscription",
            "server",
            "extension",
            "function",
            "view",
            "external",
            "user",
            "foreign",
            "data",
            "master",
            "set",
            "as",
            "or",
            "link",
            "*");

    private SqlShape() {}

    static boolean looksLikeSql(String text) {
        int end = Ascii.firstOf(text, " \t\r\n(", 0);
        if (end > 12
                || end == text.length()
                || !VERBS.contains(text.substring(0, end).toLowerCase(Locale.ROOT))) {
            return false;
        }
        int start = end;
        for (int words = 0; start < text.length() && words < 200; words++) {
            start = Ascii.firstNotOf(text, " \t\r\n(", start);
            int stop = Ascii.firstOf(text, " \t\r\n(", start);
            if (SECOND.contains(text.substring(start, stop).toLowerCase(Locale.ROOT)) || text.startsWith("(", stop)) {
                return true;
            }
            start = stop;
        }
        return false;
    }
}
