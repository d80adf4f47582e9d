/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random calls over {@link Vocabulary} that shrink to simple ones; {@link CallScenarios} is the fast form. */
public final class ToolCallArbitraries {
    private ToolCallArbitraries() {}

    /** Calls on every surface. */
    public static Arbitrary<ToolCall> calls() {
        return Combinators.combine(
                        Arbitraries.of(Vocabulary.TOOLS),
                        Arbitraries.of(Surface.MCP, Surface.EGRESS, Surface.RESPONSE, Surface.INBOUND),
                        arguments(),
                        Arbitraries.of(Vocabulary.HOSTS).list().ofMaxSize(2),
                        Arbitraries.of(Vocabulary.SKILLS).injectNull(0.8),
                        Arbitraries.of("run-1", "run-2").injectNull(0.3))
                .as(ToolCallArbitraries::call);
    }

    /** Arguments, some of which are no JSON. */
    public static Arbitrary<Arguments> arguments() {
        Arbitrary<Arguments> objects = Arbitraries.maps(
                        Arbitraries.of("command", "path", "url", "ip", "amount", "flag", "a b", "items", "note"),
                        values())
                .ofMaxSize(4)
                .map(Arguments::of);
        Arbitrary<Arguments> broken = Arbitraries.of("{", "{\"command\":1,\"command\":2}", "{\"amount\":01}")
                .map(Arguments::ofJson);
        return Arbitraries.frequencyOf(Tuple.of(12, objects), Tuple.of(1, broken));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(List.of(
                some(Vocabulary.TEXTS),
                some(Vocabulary.FILES),
                some(Vocabulary.SUSPICIOUS_FILES),
                some(Vocabulary.ADDRESSES),
                some(Vocabulary.HOSTS.stream()
                        .map(host -> "https://" + host + "/")
                        .toList()),
                some(List.of(0L, 1L, 500L, true, false))));
        Arbitrary<Object> named = scalars.map(value -> Map.of("name", value));
        Arbitrary<Object> elements = Arbitraries.oneOf(List.of(scalars, named));
        return Arbitraries.oneOf(
                List.of(scalars, scalars, elements.list().ofMaxSize(3).map(list -> list)));
    }

    private static Arbitrary<Object> some(List<?> options) {
        return Arbitraries.of(options).map(option -> option);
    }

    private static ToolCall call(
            String tool,
            Surface surface,
            Arguments arguments,
            List<String> destinations,
            @Nullable String skill,
            @Nullable String run) {
        return ToolCall.builder(tool)
                .surface(surface)
                .arguments(arguments)
                .destinations(destinations.toArray(String[]::new))
                .skill(skill)
                .run(run)
                .build();
    }
}
