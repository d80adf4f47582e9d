/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import java.util.List;
import java.util.stream.Stream;

/** Redacted ids of the keys behind an anomaly, a few of them. */
final class KeyNames {
    private static final int MOST = 4;
    private static final int SHOWN = 4;
    private static final String STARS = "****";

    private KeyNames() {}

    /** The names with that of one more key. */
    static List<String> with(List<String> names, String keyId) {
        if (keyId.isEmpty() || names.size() >= MOST) {
            return names;
        }
        String name = redact(keyId);
        return names.contains(name)
                ? names
                : Stream.concat(names.stream(), Stream.of(name)).toList();
    }

    /** The last four characters, but never more than half of them. */
    static String redact(String keyId) {
        return STARS + keyId.substring(keyId.length() - Math.min(SHOWN, keyId.length() / 2));
    }
}
