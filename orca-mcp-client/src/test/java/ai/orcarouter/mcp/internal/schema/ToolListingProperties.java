/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Order never changes the hash; any single change of a value, member or text does (REFERENCE 5.4). */
class ToolListingProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] TEXTS = {
        "", "a", "A", "a ", "\u200b", "\u0430", "note", "Note", "1", "e\u0301", "\u00e9"
    };

    private static ObjectNode tool(Random random, int number) {
        ObjectNode tool = object(random, 3);
        tool.put("name", "tool" + number);
        return tool;
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode out = NODES.objectNode();
        int size = random.nextInt(4) + 1;
        for (int i = 0; i < size; i++) {
            out.set("m" + random.nextInt(20), value(random, depth));
        }
        return out;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.textNode(TEXTS[random.nextInt(TEXTS.length)]);
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.nullNode();
            case 4 -> NODES.numberNode(random.nextInt(1_000) / 8.0);
            case 5 -> object(random, depth - 1);
            default -> list(random, depth - 1);
        };
    }

    private static ArrayNode list(Random random, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static List<ObjectNode> tools(Random random) {
        List<ObjectNode> out = new ArrayList<>();
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            out.add(tool(random, i));
        }
        return out;
    }

    private static String hash(List<ObjectNode> tools) throws UnusableListException {
        return ToolListing.of(tools, "x", List.of()).hash();
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.shuffle(members, random);
            ObjectNode out = NODES.objectNode();
            members.forEach(member -> out.set(member.getKey(), shuffled(member.getValue(), random)));
            return out;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode out = NODES.arrayNode();
            list.forEach(item -> out.add(shuffled(item, random)));
            return out;
        }
        return node;
    }

    @Property(tries = 500)
    void hash_toolsAndMembersInAnotherOrder_isTheSame(@ForAll Random random) throws UnusableListException {
        List<ObjectNode> tools = tools(random);
        List<ObjectNode> other = new ArrayList<>();
        tools.forEach(tool -> other.add((ObjectNode) shuffled(tool, random)));
        Collections.shuffle(other, random);
        assertThat(hash(other)).isEqualTo(hash(tools));
    }

    @Property(tries = 1_000)
    void hash_anySingleChange_isAnother(@ForAll Random random) throws UnusableListException {
        List<ObjectNode> tools = tools(random);
        String before = hash(tools);
        List<ObjectNode> other = new ArrayList<>();
        tools.forEach(tool -> other.add(tool.deepCopy()));
        change(other.get(random.nextInt(other.size())), random);
        assertThat(hash(other)).isNotEqualTo(before);
    }

    /** Changes one value somewhere inside, adds a member or takes one away. */
    private static void change(ObjectNode tool, Random random) {
        ObjectNode at = tool;
        while (true) {
            List<ObjectNode> inner = new ArrayList<>();
            for (Iterator<JsonNode> it = at.elements(); it.hasNext(); ) {
                if (it.next() instanceof ObjectNode object) {
                    inner.add(object);
                }
            }
            if (inner.isEmpty() || random.nextBoolean()) {
                break;
            }
            at = inner.get(random.nextInt(inner.size()));
        }
        List<String> names = new ArrayList<>();
        at.fieldNames().forEachRemaining(name -> {
            if (!name.equals("name")) {
                names.add(name);
            }
        });
        int what = names.isEmpty() ? 0 : random.nextInt(3);
        if (what == 0) {
            at.put("new", random.nextInt());
        } else if (what == 1) {
            at.remove(names.get(random.nextInt(names.size())));
        } else {
            String name = names.get(random.nextInt(names.size()));
            JsonNode old = at.get(name);
            at.set(name, NODES.textNode(old.isTextual() ? old.textValue() + "\u200b" : "was " + old.getNodeType()));
        }
    }
}
