/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.incubating.GenAiIncubatingAttributes;
import io.opentelemetry.semconv.incubating.McpIncubatingAttributes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The names that claim to be standard are. The published constants are marked deprecated since the conventions moved to
 * a repository of their own, so they are read by reflection.
 */
class ConventionsTest {
    /** In the registry of that repository, and not yet in the constants. */
    private static final Set<String> IN_THE_REGISTRY = Set.of("gen_ai.tool.call.arguments");

    private static List<AttributeKey<?>> keys(Class<?> type) throws IllegalAccessException {
        List<AttributeKey<?>> keys = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.get(null) instanceof AttributeKey<?> key) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Test
    void keys_outsideOurNamespace_arePublished() throws Exception {
        Set<AttributeKey<?>> published = new HashSet<>(keys(GenAiIncubatingAttributes.class));
        published.addAll(keys(McpIncubatingAttributes.class));
        published.addAll(keys(ErrorAttributes.class));

        List<AttributeKey<?>> ours = keys(SpanAttributes.class);
        assertThat(ours).hasSize(14);
        assertThat(ours.stream()
                        .filter(key -> !key.getKey().startsWith("orca."))
                        .filter(key -> !IN_THE_REGISTRY.contains(key.getKey())))
                .hasSize(6)
                .allMatch(published::contains);
    }

    @Test
    void keys_all_areDifferent() throws Exception {
        Set<String> names =
                keys(SpanAttributes.class).stream().map(AttributeKey::getKey).collect(Collectors.toSet());

        assertThat(names).hasSize(14);
    }
}
