/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class ToolSchemaHashProperties {

    private static Map<String, @Nullable Object> tool(RandomJson json, String name) {
        Map<String, @Nullable Object> tool = json.object(3, 4);
        tool.put("name", name);
        return tool;
    }

    @Property(tries = 2_000)
    void ofTool_anySpelling_sameHash(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        Map<String, @Nullable Object> tool = tool(json, "t");
        String first = json.text(tool);

        String hash = ToolSchemaHash.ofTool(first);

        assertThat(ToolSchemaHash.ofTool(json.text(tool))).isEqualTo(hash);
        assertThat(ToolSchemaHash.ofTool(json.text(tool).getBytes(UTF_8))).isEqualTo(hash);
        assertThat(ToolSchemaHash.ofTool(
                        Arguments.ofValue(Arguments.ofJson(first).value())))
                .isEqualTo(hash);
    }

    /** Equality of values is decided by the tree, which no canonical text takes part in. */
    @Property(tries = 3_000)
    void ofTool_anyChange_anotherHash(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        Map<String, @Nullable Object> tool = tool(json, "t");
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(tool);
        Object after = change(json, random, changed);
        Object one = Arguments.ofJson(json.text(tool)).value();
        Arguments other = Arguments.ofJson(json.text(after));

        if (!(other.value() instanceof Map<?, ?> map) || !(map.get("name") instanceof String)) {
            return;
        }
        assertThat(ToolSchemaHash.ofTool(other).equals(ToolSchemaHash.ofTool(json.text(tool))))
                .isEqualTo(other.value().equals(one));
    }

    /** A copy of {@code value} in which one member, element or scalar somewhere is another. */
    private static @Nullable Object change(RandomJson json, Random random, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name.toString(), member));
            String name = json.pick(List.copyOf(copy.keySet()));
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.put(json.string(), copy.get(name));
                default -> copy.put(name, change(json, random, copy.get(name)));
            }
            return copy;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int index = random.nextInt(copy.size());
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(index);
                case 1 -> Collections.swap(copy, 0, index);
                default -> copy.set(index, change(json, random, copy.get(index)));
            }
            return copy;
        }
        return json.value(1);
    }

    @Property(tries = 1_000)
    void ofList_anyOrderAndPages_sameHash(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        List<Map<String, @Nullable Object>> tools = new ArrayList<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            tools.add(tool(json, json.string() + i));
        }
        String hash = ToolSchemaHash.ofList(json.text(tools));
        Collections.shuffle(tools, random);

        assertThat(ToolSchemaHash.ofList(json.text(tools))).isEqualTo(hash);
        assertThat(ToolSchemaHash.ofTools(tools.stream()
                        .map(tool -> Arguments.ofJson(json.text(tool)))
                        .toList()))
                .isEqualTo(hash);
        if (size > 0) {
            tools.remove(0);
            assertThat(ToolSchemaHash.ofList(json.text(tools))).isNotEqualTo(hash);
        }
    }
}
