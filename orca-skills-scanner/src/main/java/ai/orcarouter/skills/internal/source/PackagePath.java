/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths of packages: relative, NFC, with {@code /} between names that are neither empty nor {@code .} nor {@code ..}.
 */
final class PackagePath {
    private static final int MAX_CHARS = 4_096;

    private PackagePath() {}

    /** The normal form of a path as an archive or a caller writes it; empty when it leads out of the package. */
    static Optional<String> normal(String raw) {
        String path = Normalizer.normalize(raw.replace('\\', '/'), Normalizer.Form.NFC);
        if (path.isEmpty() || path.length() > MAX_CHARS || path.startsWith("/") || hasDrive(path) || hasControl(path)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            String name = path.substring(from, to);
            if (name.equals("..")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
            from = to + 1;
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }

    private static boolean hasDrive(String path) {
        return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    }

    private static boolean hasControl(String path) {
        return path.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    }

    /** Whether a path lies in a folder of a version control system, whose content is not part of a package. */
    static boolean isVersionControl(String path) {
        String around = "/" + path + "/";
        return around.contains("/.git/") || around.contains("/.hg/") || around.contains("/.svn/");
    }
}
