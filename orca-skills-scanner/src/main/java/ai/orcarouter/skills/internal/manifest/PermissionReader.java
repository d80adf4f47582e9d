/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads permissions as manifests ask for them: a list or an object in the front matter of a skill or in the manifest of
 * a plugin or bundle, the permissions of a browser extension, what a client's settings allow, and the proposed
 * interfaces that an extension of an editor asks for.
 */
final class PermissionReader {
    private static final Set<String> BROWSER =
            Set.of("permissions", "host_permissions", "optional_permissions", "optional_host_permissions");

    private final Manifest manifest;

    PermissionReader(Manifest manifest) {
        this.manifest = manifest;
    }

    /** A member {@code permissions}, which is meant as all that is needed. */
    void declared(Map<?, ?> members) {
        if (members.containsKey("permissions")) {
            manifest.permissions.addAll(names(members.get("permissions")));
            manifest.onlyPermissions = true;
        }
    }

    /** The manifest of a browser extension; false when it is none. */
    boolean browser(Map<?, ?> root) {
        if (!root.containsKey("manifest_version") || root.containsKey("server")) {
            return false;
        }
        for (String key : BROWSER) {
            manifest.permissions.addAll(names(root.get(key)));
        }
        manifest.onlyPermissions = true;
        return true;
    }

    /** What settings of a client allow without asking; other things are then asked for, and not wrong. */
    void allowed(@Nullable Object value) {
        manifest.permissions.addAll(names(value));
    }

    /** {@code enabledApiProposals} of an extension. */
    void proposals(@Nullable Object value) {
        Trees.words(value).forEach(name -> manifest.permissions.add("api:" + name));
    }

    /** Names in a list or a text; of an object, those that are not refused. */
    private static List<String> names(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> isGiven(entry.getValue()))
                    .map(entry -> entry.getKey().toString())
                    .toList();
        }
        return Trees.words(value);
    }

    private static boolean isGiven(@Nullable Object value) {
        return !(value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof List<?> list && list.isEmpty())
                || value.equals("none")
                || value.equals("deny"));
    }
}
