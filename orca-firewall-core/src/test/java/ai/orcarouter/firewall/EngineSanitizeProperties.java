/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.CallScenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Redaction keeps the shape of arguments and is idempotent (REFERENCE 2.8). */
final class EngineSanitizeProperties {
    @Provide
    Arbitrary<Sanitizer> sanitizers() {
        Arbitrary<List<String>> presets = Arbitraries.of(
                        "aws_access_key",
                        "aws_secret_key",
                        "openai_key",
                        "anthropic_key",
                        "bearer_token",
                        "email",
                        "ssn_us",
                        "credit_card")
                .list()
                .uniqueElements()
                .ofMaxSize(4);
        Arbitrary<List<String>> custom = Arbitraries.of("ACME-[0-9]{6}", "rm", "[a-z]+", "e?", "redacted", "\\[.*\\]")
                .list()
                .ofMaxSize(2);
        return Combinators.combine(presets, custom)
                .as(Sanitizer::new)
                .filter(s -> !s.presets().isEmpty() || !s.custom().isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "AKIA",
                        "ABCDEFGHIJKLMNOP",
                        "sk-",
                        "sk-ant-",
                        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH",
                        "Bearer ",
                        "a@example.org",
                        "078-05-1120",
                        "4111111111111111",
                        "4",
                        "ACME-123456",
                        "rm",
                        "[redacted:email]",
                        "[redacted:",
                        "]",
                        " ",
                        ".")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static FirewallEngine engine(Sanitizer sanitizer) {
        FirewallRule rule =
                FirewallRule.builder(1, Verdict.SANITIZE).sanitize(sanitizer).build();
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(rule).build();
        return FirewallEngine.builder().policy(policy).build();
    }

    private static void assertSettled(FirewallEngine engine, ToolCall call) {
        Decision decision = engine.evaluate(call);
        if (decision.rewrittenOrNull() == null) {
            return;
        }
        Arguments rewritten = decision.effectiveArguments(call);
        assertThat(shape(rewritten.value())).isEqualTo(shape(call.arguments().value()));
        assertThat(engine.evaluate(call.withArguments(rewritten)).rewrittenOrNull())
                .as("%s", rewritten.toJson())
                .isNull();
    }

    @Property
    void sanitize_randomCalls_keepsShapeAndIsIdempotent(@ForAll("sanitizers") Sanitizer sanitizer, @ForAll long seed) {
        FirewallEngine engine = engine(sanitizer);
        CallScenarios calls = new CallScenarios(seed);
        for (int i = 0; i < 40; i++) {
            ToolCall call = calls.next();
            if (call.arguments().fault().isEmpty()) {
                assertSettled(engine, ToolCall.of(call.tool(), call.arguments()));
            }
        }
    }

    @Property(tries = 2_000)
    void sanitize_piecesOfSecretsAndMarks_isIdempotent(
            @ForAll("sanitizers") Sanitizer sanitizer, @ForAll("texts") String text) {
        assertSettled(engine(sanitizer), ToolCall.of("t", Map.of("k", List.of(text, Map.of("n", text)))));
    }

    /** The tree with every string blotted out. */
    private static @Nullable Object shape(@Nullable Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Map<?, ?> object) {
            List<@Nullable Object> members = new ArrayList<>();
            object.forEach((name, member) -> {
                members.add(name);
                members.add(shape(member));
            });
            return members;
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> elements = new ArrayList<>();
            array.forEach(element -> elements.add(shape(element)));
            return elements;
        }
        return value;
    }
}
