/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code path_within}: lexical, segment by segment (SEMANTICS 1.3). */
final class ReferenceFiles {
    private ReferenceFiles() {}

    static ReferenceTruth isWithin(String path, List<String> roots) {
        if (isSuspicious(path)) {
            return ReferenceTruth.SUSPICIOUS;
        }
        List<String> segments = segments(path);
        for (String root : roots) {
            List<String> above = segments(root);
            if (segments.size() >= above.size()
                    && segments.subList(0, above.size()).equals(above)) {
                return ReferenceTruth.TRUE;
            }
        }
        return ReferenceTruth.FALSE;
    }

    private static boolean isSuspicious(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return !path.startsWith("/")
                || path.indexOf('\0') >= 0
                || path.indexOf('\\') >= 0
                || lower.contains("%2e")
                || lower.contains("%2f")
                || lower.contains("%5c");
    }

    private static List<String> segments(String path) {
        List<String> out = new ArrayList<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.equals("..")) {
                if (!out.isEmpty()) {
                    out.remove(out.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                out.add(segment);
            }
            start = end + 1;
        }
        return out;
    }
}
