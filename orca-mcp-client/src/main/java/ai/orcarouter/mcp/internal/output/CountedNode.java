/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as the validator sees it, where every look is paid for. Numbers that would take much memory as digits are
 * refused. Not thread-safe.
 */
final class CountedNode implements dev.harrel.jsonschema.JsonNode {
    private static final int DIGITS = 2_000;

    private final JsonNode node;
    private final Budget budget;
    private final String pointer;
    private @Nullable SimpleType type;
    private @Nullable List<dev.harrel.jsonschema.JsonNode> elements;
    private @Nullable Map<String, dev.harrel.jsonschema.JsonNode> members;

    private CountedNode(JsonNode node, Budget budget, String pointer) {
        this.node = node;
        this.budget = budget;
        this.pointer = pointer;
    }

    /** A whole value. */
    static CountedNode of(JsonNode node, Budget budget) {
        return new CountedNode(node, budget, "");
    }

    /** Another value in the same check. */
    CountedNode beside(JsonNode other) {
        return child(other, "");
    }

    /** In a result only whether two nodes are the same one counts; names may be long, and a number is not. */
    private CountedNode child(JsonNode child, String name) {
        String place = budget.isLimited()
                ? "/" + budget.nextNode()
                : pointer + '/' + dev.harrel.jsonschema.JsonNode.encodeJsonPointer(name);
        return new CountedNode(child, budget, place);
    }

    Budget budget() {
        return budget;
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        budget.step();
        SimpleType known = type;
        if (known == null) {
            known = typeOf(node);
            type = known;
        }
        return known;
    }

    private static SimpleType typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> SimpleType.ARRAY;
            case OBJECT, POJO -> SimpleType.OBJECT;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case STRING, BINARY -> SimpleType.STRING;
            case NULL, MISSING -> SimpleType.NULL;
            case NUMBER ->
                node.isIntegralNumber() || isWhole(node.decimalValue()) ? SimpleType.INTEGER : SimpleType.NUMBER;
        };
    }

    private static boolean isWhole(BigDecimal value) {
        if (Math.abs((long) value.scale()) + value.precision() > DIGITS) {
            throw new UncheckableException("the check takes too long");
        }
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public boolean asBoolean() {
        budget.step();
        return node.booleanValue();
    }

    @Override
    public String asString() {
        budget.step();
        return node.textValue();
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        budget.step();
        BigDecimal value = node.decimalValue();
        isWhole(value);
        return value;
    }

    @Override
    public List<dev.harrel.jsonschema.JsonNode> asArray() {
        budget.step();
        List<dev.harrel.jsonschema.JsonNode> known = elements;
        if (known == null) {
            known = new ArrayList<>(node.size());
            for (int i = 0; i < node.size(); i++) {
                known.add(child(node.get(i), Integer.toString(i)));
            }
            elements = known;
        }
        return known;
    }

    @Override
    public Map<String, dev.harrel.jsonschema.JsonNode> asObject() {
        budget.step();
        Map<String, dev.harrel.jsonschema.JsonNode> known = members;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                known.put(member.getKey(), child(member.getValue(), member.getKey()));
            }
            members = known;
        }
        return known;
    }
}
