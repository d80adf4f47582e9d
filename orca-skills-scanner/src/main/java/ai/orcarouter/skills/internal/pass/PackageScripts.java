/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.text.SegmentKind;
import java.util.Set;

/** Commands that do nothing but start a script of the package. */
final class PackageScripts {
    private static final Set<String> STARTERS = Set.of("bash", "sh", "python", "python3", "node", "uv", "run");
    private static final Set<String> ROOTS = Set.of("${CLAUDE_PLUGIN_ROOT}/", "$CLAUDE_PLUGIN_ROOT/", "./");

    private PackageScripts() {}

    static boolean startsOne(Subject subject, String command) {
        String[] words = command.strip().replace("\"", "").replace("'", "").split("\\s+", -1);
        int at = 0;
        while (at < words.length - 1 && STARTERS.contains(words[at])) {
            at++;
        }
        String path = "";
        for (String root : ROOTS) {
            path = words[at].startsWith(root) ? words[at].substring(root.length()) : path;
        }
        boolean plain = command.replace("${CLAUDE_PLUGIN_ROOT}", "")
                .replace("$CLAUDE_PLUGIN_ROOT", "")
                .chars()
                .noneMatch(c -> "|;&`$<>\n".indexOf(c) >= 0);
        return plain && !path.isEmpty() && isScript(subject, path);
    }

    /** Whether it is there and was read as a program; the root of a plugin may be a folder of what is scanned. */
    private static boolean isScript(Subject subject, String path) {
        return !path.contains("..")
                && subject.files().stream()
                        .anyMatch(file -> file.kind().segment() == SegmentKind.SCRIPT
                                && (file.path().equals(path) || file.path().endsWith("/" + path)));
    }
}
