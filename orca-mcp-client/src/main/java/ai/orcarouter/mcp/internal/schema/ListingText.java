/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A list of tools as it was kept, for comparing.
 *
 * @param instructionsOrNull of the server
 * @param tools each whole object as a tree, by name
 */
record ListingText(@Nullable String instructionsOrNull, Map<String, Object> tools) {
    static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(64 << 20)
            .maxJsonDepth(110)
            .maxJsonMembers(4_000_000)
            .build();

    /** Nothing. */
    static ListingText empty() {
        return new ListingText(null, Map.of());
    }

    /** What {@link ToolListing#text} wrote; nothing for another text. */
    static ListingText parse(String json) {
        Arguments read = Arguments.ofJson(json, LIMITS);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> whole)) {
            return empty();
        }
        Map<String, Object> tools = new TreeMap<>();
        if (whole.get("tools") instanceof List<?> list) {
            for (Object tool : list) {
                if (tool instanceof Map<?, ?> object && object.get("name") instanceof String name) {
                    tools.put(name, tool);
                }
            }
        }
        return new ListingText(whole.get("instructions") instanceof String text ? text : null, tools);
    }
}
