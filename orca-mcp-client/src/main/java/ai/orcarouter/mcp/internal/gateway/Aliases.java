/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that models see: {@code <server>__<tool>} of at most 64 letters, digits, {@code _} and {@code -}, as the
 * model providers and their clients demand. What an alias means is looked up, never parsed; only whose tool it would be
 * is told by its first part.
 *
 * <p>Dots become {@code _}. An alias that would be too long, or that two tools of the server would share, is cut and
 * ends with eight hexadecimal digits of the SHA-256 of the canonical name. Aliases of different servers differ, as an
 * id neither holds {@code __} nor ends with {@code _}. The order of the tools plays no part.
 */
final class Aliases {
    /** The longest alias. */
    static final int MAX = 64;

    private static final int KEPT = 55;
    private static final int DIGITS = 8;

    private Aliases() {}

    /**
     * The alias of each tool of one server; tools whose alias cannot be told from another's, which takes two SHA-256
     * sums that start alike, have none.
     */
    static Map<String, String> of(String server, Collection<String> tools) {
        Set<String> hashed = new TreeSet<>();
        Map<String, String> out = assign(server, tools, hashed);
        // Each round gives a longer name to at least one more tool, and such a name may be another tool's plain one.
        while (addShared(out, hashed)) {
            out = assign(server, tools, hashed);
        }
        Set<String> shared = shared(out);
        out.values().removeAll(shared);
        return out;
    }

    private static Map<String, String> assign(String server, Collection<String> tools, Set<String> hashed) {
        Map<String, String> out = new LinkedHashMap<>();
        for (String tool : tools) {
            String plain = plain(server, tool);
            boolean fits = plain.length() <= MAX && !hashed.contains(tool);
            out.put(tool, fits ? plain : withHash(plain, ToolNames.canonical(server, tool)));
        }
        return out;
    }

    private static boolean addShared(Map<String, String> aliases, Set<String> hashed) {
        Set<String> shared = shared(aliases);
        boolean[] grown = new boolean[1];
        aliases.forEach((tool, alias) -> grown[0] |= shared.contains(alias) && hashed.add(tool));
        return grown[0];
    }

    private static Set<String> shared(Map<String, String> aliases) {
        Set<String> shared = new TreeSet<>();
        Map<String, String> owners = new HashMap<>();
        aliases.forEach((tool, alias) -> {
            if (owners.put(alias, tool) != null) {
                shared.add(alias);
            }
        });
        return shared;
    }

    private static String plain(String server, String tool) {
        return server + "__" + tool.replace('.', '_');
    }

    private static String withHash(String plain, String canonical) {
        String hash = Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
        return plain.substring(0, Math.min(KEPT, plain.length())) + '_' + hash.substring(0, DIGITS);
    }
}
