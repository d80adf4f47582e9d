/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths that a filesystem scope lets a capability write to, outside of {@code /tmp} (REFERENCE 6.2). A scope is a
 * list of objects with path and mode, of texts such as {@code /data:rw}, or an object of paths by mode or modes by
 * path. What is not known to only read counts as writing.
 */
final class FileScopes {
    private static final Set<String> READS = Set.of("", "r", "ro", "read", "readonly", "list", "none", "false", "deny");
    private static final Set<String> MODES = Set.of(
            "r", "ro", "read", "readonly", "w", "rw", "wr", "wo", "write", "readwrite", "append", "create", "delete");
    private static final List<String> MODE_KEYS = List.of("mode", "modes", "access", "permission", "permissions");
    private static final List<String> PATH_KEYS = List.of("path", "paths", "root", "roots", "dir", "directory", "glob");
    /** Documents are not read any deeper. */
    private static final int MAX_DEPTH = 128;

    private final List<String> unsafe = new ArrayList<>();

    private FileScopes() {}

    /** The paths, as written. */
    static List<String> unsafe(@Nullable Object scope) {
        FileScopes scopes = new FileScopes();
        scopes.read(scope, "", 0);
        return scopes.unsafe;
    }

    private void read(@Nullable Object value, String mode, int depth) {
        if (depth > MAX_DEPTH || value == null) {
            return;
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> read(item, mode, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            object(map, mode, depth);
        } else {
            text(value.toString(), mode);
        }
    }

    private void object(Map<?, ?> map, String mode, int depth) {
        String own = mode;
        for (String key : MODE_KEYS) {
            own = map.containsKey(key) ? own + " " + map.get(key) : own;
        }
        for (String key : PATH_KEYS) {
            if (map.containsKey(key)) {
                read(map.get(key), own, depth + 1);
            }
        }
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String key = member.getKey().toString();
            if (isMode(key)) {
                read(member.getValue(), key, depth + 1);
            } else if (!MODE_KEYS.contains(key) && !PATH_KEYS.contains(key)) {
                path(key, String.valueOf(member.getValue()));
            }
        }
    }

    /** A path, a path with a mode on either side of a colon, or a mode alone, which is one for every path. */
    private void text(String text, String mode) {
        String value = text.strip();
        int first = value.indexOf(':');
        int last = value.lastIndexOf(':');
        if (first > 0 && isMode(value.substring(0, first))) {
            path(value.substring(first + 1), value.substring(0, first));
        } else if (last > 0 && isMode(value.substring(last + 1))) {
            path(value.substring(0, last), value.substring(last + 1));
        } else if (mode.isBlank() && (isMode(value) || value.equals("*") || value.equals("true"))) {
            path("*", value);
        } else if (!isMode(mode) || !value.equals("false")) {
            path(value, mode);
        }
    }

    private void path(String path, String mode) {
        if (writes(mode) && !isTemporary(path.strip())) {
            unsafe.add(path.strip());
        }
    }

    private static boolean isMode(String text) {
        return MODES.contains(plain(text));
    }

    private static boolean writes(String mode) {
        for (String word : mode.strip().split("[\\s,\\[\\]|+/]+", -1)) {
            if (!READS.contains(plain(word))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String mode) {
        return mode.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Whether a path is in /tmp after its dots were followed, and nothing in it stands for anything else. */
    private static boolean isTemporary(String path) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c < ' ' || "%$\\~`".indexOf(c) >= 0)) {
            return false;
        }
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "tmp".equals(names.peekFirst());
    }
}
