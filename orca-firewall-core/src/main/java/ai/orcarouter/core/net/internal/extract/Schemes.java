/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of URL schemes; the table is {@code schemes.txt}. */
final class Schemes {
    private static final String SELECTORS = "abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, Integer> PORTS;
    private static final Map<String, Set<String>> GROUPS;

    static {
        Map<String, Integer> ports = new HashMap<>();
        Map<String, Set<String>> groups = new HashMap<>();
        for (List<String> line : Tables.lines("schemes.txt")) {
            if (line.get(0).equals("port")) {
                ports.put(line.get(1), Integer.valueOf(line.get(2)));
            } else {
                groups.computeIfAbsent(line.get(0), g -> new HashSet<>()).addAll(line.subList(1, line.size()));
            }
        }
        PORTS = Map.copyOf(ports);
        GROUPS = Map.copyOf(groups);
    }

    private Schemes() {}

    /** The default port, by the whole scheme or by what follows its last {@code +}, as in {@code git+https}. */
    static @Nullable Integer port(String scheme) {
        Integer port = PORTS.get(scheme);
        int plus = scheme.lastIndexOf('+');
        return port != null || plus < 0 ? port : PORTS.get(scheme.substring(plus + 1));
    }

    static boolean known(String scheme) {
        return port(scheme) != null || lists(scheme) || bucket(scheme);
    }

    static boolean lists(String scheme) {
        return in("lists", scheme);
    }

    static boolean local(String scheme) {
        return in("local", scheme);
    }

    static boolean bucket(String scheme) {
        return in("bucket", scheme);
    }

    static boolean web(String scheme) {
        return in("web", scheme);
    }

    /** Whether drivers take the host in brackets behind the name of a network. */
    static boolean inBrackets(String scheme) {
        return in("brackets", scheme);
    }

    static boolean guarded(String scheme) {
        return in("guarded", scheme);
    }

    private static boolean in(String group, String scheme) {
        Set<String> members = GROUPS.get(group);
        return members != null && members.contains(scheme);
    }

    /** {@code http:https://proxy}: the scheme before tells which requests a proxy is for. */
    static String withoutSelector(String text) {
        int colon = text.indexOf(':');
        int slashes = text.indexOf("://");
        boolean selects = colon > 0 && colon < slashes && Ascii.firstNotOf(text, SELECTORS, 0) >= colon;
        return selects ? text.substring(colon + 1) : text;
    }
}
