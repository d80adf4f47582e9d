/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema says what the codec takes: every member it lists is known to the codec, and every type is in it. */
final class GuardrailSchemaTest {
    private static Map<?, ?> at(Object node, String... path) {
        Object found = node;
        for (String name : path) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(name), name);
        }
        return (Map<?, ?>) found;
    }

    private static Map<?, ?> schema() {
        Arguments schema = Arguments.ofJson(GuardrailCodec.jsonSchema());
        assertThat(schema.fault()).isEmpty();
        return (Map<?, ?>) Objects.requireNonNull(schema.value());
    }

    @Test
    void jsonSchema_types_areThoseOfTheModel() {
        assertThat(at(schema(), "$defs").keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RuleType.values()).map(RuleType::wire).toList());
    }

    @Test
    void jsonSchema_entities_areThoseOfTheModel() {
        Object entities =
                at(schema(), "$defs", "pii", "properties", "entities", "items").get("enum");
        assertThat(entities).isEqualTo(PiiEntity.names());
    }

    @Test
    void jsonSchema_membersOfEveryType_areKnownToTheCodec() {
        at(schema(), "$defs").forEach((type, definition) -> {
            for (Object member : at(definition, "properties").keySet()) {
                String json = "{\"name\":\"x\",\"rules\":[{\"type\":\"" + type + "\",\"" + member + "\":[[]]}]}";
                assertThat(GuardrailCodec.decode("x.json", json).issues())
                        .as("%s of %s", member, type)
                        .noneMatch(issue -> issue.message().startsWith("unknown field"));
            }
        });
    }

    @Test
    void jsonSchema_membersOfTheGuardrail_areKnownToTheCodec() {
        for (Object member : at(schema(), "properties").keySet()) {
            assertThat(GuardrailCodec.decode("x.json", "{\"" + member + "\":{}}")
                            .issues())
                    .noneMatch(issue -> issue.message().startsWith("unknown field"));
        }
        assertThat(List.copyOf(at(schema(), "properties").keySet()).size()).isGreaterThan(5);
    }
}
