/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tools and lists from texts, for tests. */
public final class Trees {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Trees() {}

    /** An object. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Objects. */
    public static List<ObjectNode> objects(String... json) {
        List<ObjectNode> out = new ArrayList<>();
        for (String one : json) {
            out.add(object(one));
        }
        return out;
    }

    static ToolListing listing(@Nullable String instructions, String... tools) {
        try {
            return ToolListing.of(objects(tools), instructions, List.of());
        } catch (UnusableListException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
