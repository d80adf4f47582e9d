/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.ToolSchemaHash;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list as its document keeps it.
 *
 * @param text what {@link ToolListing#text} gave; empty for no list
 * @param hashes hash of each tool, by name
 */
public record KeptList(String text, Map<String, String> hashes) {
    /** Copies the map. */
    public KeptList {
        hashes = Map.copyOf(hashes);
    }

    /** What a stored text comes to. */
    public static KeptList parse(String text) {
        Map<String, String> hashes = new TreeMap<>();
        ListingText.parse(text).tools().forEach((name, tool) -> {
            try {
                hashes.put(name, ToolSchemaHash.ofTool(Arguments.ofValue(tool, ListingText.LIMITS)));
            } catch (OrcaException unusable) {
                hashes.put(name, "");
            }
        });
        return new KeptList(text, hashes);
    }
}
