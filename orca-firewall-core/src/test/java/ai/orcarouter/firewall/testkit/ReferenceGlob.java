/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.SuffixGlob;
import org.jspecify.annotations.Nullable;

/** Globs on tool and skill names (REFERENCE 2.5 and 14.1). */
final class ReferenceGlob {
    private ReferenceGlob() {}

    static boolean matches(String glob, String name, SuffixGlob suffixes) {
        if (glob.isEmpty() || glob.equals("*")) {
            return true;
        }
        if (glob.startsWith("*.") && glob.endsWith(".*") && isPlain(middle(glob, 2, 2))) {
            return hasInside(name, "." + middle(glob, 2, 2) + ".");
        }
        if (glob.endsWith(".*") && isPlain(middle(glob, 0, 2))) {
            String prefix = middle(glob, 0, 1);
            return name.startsWith(prefix) && name.length() > prefix.length();
        }
        if (glob.startsWith("*.") && isPlain(middle(glob, 2, 0))) {
            String suffix = middle(glob, 1, 0);
            boolean bare = suffixes == SuffixGlob.MATCHES_BARE && name.equals(middle(glob, 2, 0));
            return bare || (name.endsWith(suffix) && name.length() > suffix.length());
        }
        return name.equals(glob);
    }

    /** A skill's name, or null for a call that none owns; then only globs for everything match. */
    static boolean matchesOwner(String glob, @Nullable String owner, SuffixGlob suffixes) {
        if (owner == null) {
            return glob.isEmpty() || glob.equals("*");
        }
        return matches(glob, owner, suffixes);
    }

    private static boolean hasInside(String name, String part) {
        for (int i = 1; i + part.length() < name.length(); i++) {
            if (name.startsWith(part, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty() && text.indexOf('*') < 0;
    }

    private static String middle(String text, int dropStart, int dropEnd) {
        return dropStart + dropEnd > text.length() ? "" : text.substring(dropStart, text.length() - dropEnd);
    }
}
