/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directories of a {@code path_within} clause. Lexical only: no file system is touched (SEMANTICS 1.3). */
public final class PathRoots {
    private final List<List<String>> roots;

    PathRoots(List<String> paths) {
        roots = paths.stream().map(PathRoots::segmentsOrThrow).toList();
    }

    private static List<String> segmentsOrThrow(String path) {
        List<String> segments = segments(path);
        if (segments == null) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
        return segments;
    }

    /** Whether {@code path} can be a root: absolute, and read alike by everyone. */
    public static boolean isPlain(String path) {
        return segments(path) != null;
    }

    int test(String path) {
        List<String> segments = segments(path);
        if (segments == null) {
            return Truth.SUSPICIOUS;
        }
        for (List<String> root : roots) {
            if (startsWith(segments, root)) {
                return Truth.TRUE;
            }
        }
        return Truth.FALSE;
    }

    private static boolean startsWith(List<String> segments, List<String> root) {
        return segments.size() >= root.size()
                && segments.subList(0, root.size()).equals(root);
    }

    /** The segments after dots are resolved, or null when readers may disagree on what the path means. */
    private static @Nullable List<String> segments(String path) {
        if (!path.startsWith("/") || isAmbiguous(path)) {
            return null;
        }
        Deque<String> out = new ArrayDeque<>();
        int start = 1;
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                String segment = path.substring(start, i);
                start = i + 1;
                if (segment.equals("..")) {
                    out.pollLast();
                } else if (!segment.isEmpty() && !segment.equals(".")) {
                    out.addLast(segment);
                }
            }
        }
        return List.copyOf(out);
    }

    private static boolean isAmbiguous(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == 0 || c == '\\' || (c == '%' && encodesSeparator(path, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean encodesSeparator(String path, int i) {
        return path.regionMatches(true, i, "2e", 0, 2)
                || path.regionMatches(true, i, "2f", 0, 2)
                || path.regionMatches(true, i, "5c", 0, 2);
    }
}
