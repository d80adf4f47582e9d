/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.text.SegmentKind;
import java.util.Set;

/** Commands that do nothing but start a script of the package. */
final class PackageScripts {
    private static final Set<String> STARTERS = Set.of("bash", "sh", "python", "python3", "node", "uv", "run");
    private static final Set<String> ROOTS = Set.of("${CLAUDE_PLUGIN_ROOT}/", "$CLAUDE_PLUGIN_ROOT/", "./");

    /** What packages run when they are installed, and what only builds them or sets up their tools. */
    private static final Set<String> USUAL = Set.of(
            "husky",
            "husky install",
            "patch-package",
            "prisma generate",
            "npx prisma generate",
            "lefthook install",
            "simple-git-hooks",
            "node-gyp rebuild",
            "node-gyp-build",
            "prebuild-install",
            "prebuild-install || node-gyp rebuild",
            "electron-builder install-app-deps",
            "ngcc",
            "tsc",
            "npx tsc",
            "npm run build",
            "npm run compile",
            "pnpm build",
            "pnpm run build",
            "yarn build",
            "svelte-kit sync",
            "nuxt prepare",
            "wxt prepare",
            "playwright install",
            "npx playwright install",
            "is-ci || husky install");

    private PackageScripts() {}

    /** Whether a command does nothing else than what many packages do on the installation. */
    static boolean isUsualSetup(String command) {
        int from = 0;
        String rest = command + "&&";
        for (int at = rest.indexOf("&&"); at >= 0; at = rest.indexOf("&&", from)) {
            if (!USUAL.contains(rest.substring(from, at).strip())) {
                return false;
            }
            from = at + 2;
        }
        return true;
    }

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
