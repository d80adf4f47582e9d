/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is known of the tools of all other servers when one is scanned. Immutable.
 *
 * @param names of approved tools by server; none for a server that was not seen yet
 * @param descriptions gives the descriptions of a server's approved tools by name; asked only where names are alike
 * @param state of each server's tools, such as a hash of the approved list: while it is the same, so are they
 */
public record OtherTools(
        Map<String, ? extends Collection<String>> names,
        Function<String, Map<String, String>> descriptions,
        Map<String, String> state) {
    /** Copies the states. */
    public OtherTools {
        state = Map.copyOf(state);
    }

    /** No other servers. */
    public static OtherTools none() {
        return named(Map.of());
    }

    /** Tools of which the names alone are known. */
    public static OtherTools named(Map<String, ? extends Collection<String>> names) {
        Map<String, String> state = new TreeMap<>();
        names.forEach((server, tools) -> state.put(server, List.copyOf(tools).toString()));
        return new OtherTools(names, server -> Map.of(), state);
    }

    /** The descriptions in a list as its document keeps it, by tool. */
    public static Map<String, String> descriptions(String keptList) {
        Map<String, String> out = new TreeMap<>();
        ListingText.parse(keptList).tools().forEach((name, tool) -> {
            if (tool instanceof Map<?, ?> members && members.get("description") instanceof String text) {
                out.put(name, text);
            }
        });
        return out;
    }
}
