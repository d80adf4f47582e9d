/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import ai.orcarouter.firewall.spi.SkillGate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Host code that throws, answers nonsense or hangs never helps a call (DESIGN 3.4). */
final class EngineHostFailureTest {
    private static final FirewallRule DENY_PRIVATE = FirewallRule.builder(1, Verdict.DENY)
            .stage(Surface.EGRESS)
            .egress(new EgressList(List.of(), List.of("10.0.0.0/8")))
            .build();
    private static final FirewallRule ALLOW_PUBLIC = FirewallRule.builder(1, Verdict.ALLOW)
            .stage(Surface.EGRESS)
            .egress(new EgressList(List.of("192.0.2.0/24"), List.of()))
            .build();
    private static final ToolCall OUTWARD = ToolCall.builder("t")
            .surface(Surface.EGRESS)
            .destinations("https://example.org/")
            .build();

    private static FirewallPolicy policy(Verdict defaultVerdict, FirewallRule... rules) {
        return FirewallPolicy.builder(1, "p")
                .defaultVerdict(defaultVerdict)
                .rules(rules)
                .build();
    }

    static Stream<HostResolver> badResolvers() {
        Resolution elsewhere =
                Resolution.of("evil.test", List.of(IpAddress.parse("192.0.2.1").orElseThrow()));
        return Stream.of(
                (host, timeout) -> {
                    throw new IllegalStateException("broken");
                },
                (host, timeout) -> {
                    throw new StackOverflowError();
                },
                EngineHostFailureTest::nothing,
                (host, timeout) -> elsewhere);
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static Resolution nothing(String host, Duration timeout) {
        return null;
    }

    @ParameterizedTest
    @MethodSource("badResolvers")
    void evaluate_resolverFails_countsAsUnresolved(HostResolver resolver) {
        assertUnresolvedNeverHelps(resolver, Limits.defaults());
    }

    @Test
    void evaluate_resolverHangs_countsAsUnresolved() {
        CountDownLatch end = new CountDownLatch(1);
        HostResolver hanging = (host, timeout) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Resolution.of(host, List.of(IpAddress.parse("192.0.2.1").orElseThrow()));
        };
        try {
            assertUnresolvedNeverHelps(
                    hanging,
                    Limits.defaults().toBuilder()
                            .resolveTimeout(Duration.ofMillis(20))
                            .build());
        } finally {
            end.countDown();
        }
    }

    private static void assertUnresolvedNeverHelps(HostResolver resolver, Limits limits) {
        FirewallEngine denies = FirewallEngine.builder()
                .policy(policy(Verdict.ALLOW, DENY_PRIVATE))
                .resolver(resolver)
                .limits(limits)
                .build();
        assertThat(denies.evaluate(OUTWARD).verdict()).isEqualTo(Verdict.DENY);
        FirewallEngine allows = FirewallEngine.builder()
                .policy(policy(Verdict.DENY, ALLOW_PUBLIC))
                .resolver(resolver)
                .limits(limits)
                .build();
        assertThat(allows.evaluate(OUTWARD).code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
        assertThat(allows.mediate(OUTWARD).verdict()).isEqualTo(Verdict.DENY);
    }

    static Stream<SkillGate> badGates() {
        return Stream.of(
                call -> {
                    throw new IllegalStateException("broken");
                },
                call -> sneak(new IOException("broken")),
                call -> sneak(new NoClassDefFoundError("broken")),
                call -> sneak(new StackOverflowError()),
                call -> new SkillStanding("helper", nothing()),
                EngineHostFailureTest::noStanding);
    }

    /** Throws anything, as code in other languages of the JVM does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R, T extends Throwable> R sneak(Throwable any) throws T {
        throw (T) any;
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static SkillStanding.Mode nothing() {
        return null;
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static SkillStanding noStanding(ToolCall call) {
        return null;
    }

    @ParameterizedTest
    @MethodSource("badGates")
    void evaluate_gateFails_holdsAsUnattributed(SkillGate gate) {
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(Verdict.ALLOW))
                .skillGate(gate)
                .build();
        Decision decision = engine.evaluate(ToolCall.builder("t").build());
        assertThat(decision.verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
        assertThat(decision.code()).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
        assertThat(decision.reason()).isEqualTo("the owner of tool \"t\" is not known");
        assertThat(engine.evaluate(
                                ToolCall.builder("t").surface(Surface.RESPONSE).build())
                        .verdict())
                .isEqualTo(Verdict.DENY);
    }

    static Stream<ArgumentSanitizer> badSanitizers() {
        return Stream.of(
                value -> {
                    throw new IllegalStateException("broken");
                },
                value -> sneak(new IOException("broken")),
                value -> sneak(new AssertionError("broken")),
                value -> sneak(new StackOverflowError()),
                EngineHostFailureTest::noText);
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static String noText(String value) {
        return null;
    }

    @ParameterizedTest
    @MethodSource("badSanitizers")
    void evaluate_sanitizerFails_denies(ArgumentSanitizer sanitizer) {
        FirewallRule rule = FirewallRule.builder(7, Verdict.SANITIZE)
                .sanitize(new Sanitizer(List.of("own"), List.of()))
                .build();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(Verdict.ALLOW, rule))
                .sanitizer("own", sanitizer)
                .build();
        Decision decision = engine.evaluate(ToolCall.of("t", Map.of("a", "b")));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
        assertThat(decision.reason()).isEqualTo("rule could not be evaluated: rule 7");
    }

    @Test
    void evaluate_gateIsInterrupted_holdsAndStaysInterrupted() {
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(Verdict.ALLOW))
                .skillGate(call -> sneak(new InterruptedException()))
                .build();
        assertThat(engine.evaluate(ToolCall.builder("t").build()).code()).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void evaluate_virtualMachineFails_isNoAnswer() {
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(Verdict.ALLOW))
                .skillGate(call -> sneak(new OutOfMemoryError("no")))
                .build();
        ToolCall call = ToolCall.builder("t").build();
        assertThatThrownBy(() -> engine.evaluate(call)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void evaluate_recorderFails_decidesAllTheSame() {
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(Verdict.DENY))
                .recorder((call, decision) -> sneak(new AssertionError("broken")))
                .build();
        assertThat(engine.evaluate(ToolCall.builder("t").build()).verdict()).isEqualTo(Verdict.DENY);
    }
}
