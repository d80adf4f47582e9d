/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every decider does with destinations: egress.md 3.4 and SEMANTICS 2, a sentence each. */
public interface EgressContract {
    /** The decider under test. */
    Decider decider(FirewallPolicy policy, ReferenceWorld world);

    /** A world in which these names have these addresses, and no other name has any. */
    static ReferenceWorld world(Map<String, String> names) {
        return ReferenceWorld.plain(StatedAndFound::of).withResolver((host, timeout) -> {
            String addresses = names.get(host);
            return addresses == null
                    ? Resolution.failed(host, Resolution.Outcome.NOT_FOUND)
                    : Resolution.of(host, addresses(addresses));
        });
    }

    private static List<IpAddress> addresses(String texts) {
        return words(texts).stream()
                .map(text -> IpAddress.parse(text).orElseThrow())
                .toList();
    }

    private static List<String> words(String texts) {
        return Arrays.stream(texts.trim().split(" +", -1))
                .filter(word -> !word.isEmpty() && !word.equals("-"))
                .toList();
    }

    private static FirewallRule rule(long id, Verdict verdict, String allow, String deny) {
        return FirewallRule.builder(id, verdict)
                .stage(Surface.EGRESS)
                .priority((int) id)
                .egress(new EgressList(words(allow), words(deny)))
                .build();
    }

    private static ToolCall call(String... destinations) {
        return ToolCall.builder("t")
                .surface(Surface.EGRESS)
                .destinations(destinations)
                .build();
    }

    /**
     * The table of egress.md 3.4 with one rule. {@code one} has address 10.0.0.1, {@code two} has 10.0.0.1 and
     * 192.0.2.7, {@code six} has NAT64 of 10.0.0.1, {@code lost} has none.
     */
    @ParameterizedTest
    @CsvSource({
        "DENY,  -,              example.org,           example.org,           true",
        "DENY,  -,              example.org,           https://EXAMPLE.org./, true",
        "DENY,  -,              example.org,           www.example.org,       false",
        "DENY,  -,              *.example.org,         a.b.example.org,       true",
        "DENY,  -,              *.example.org,         example.org,           false",
        "DENY,  -,              example.org:443,       https://example.org/,  true",
        "DENY,  -,              example.org:443,       http://example.org/,   false",
        "DENY,  -,              10.0.0.0/8,            10.9.9.9,              true",
        "DENY,  -,              10.0.0.0/8,            ::ffff:10.0.0.1,       true",
        "DENY,  -,              10.0.0.0/8,            11.0.0.1,              false",
        "DENY,  -,              10.0.0.0/8,            [64:ff9b::a00:1],      true",
        "DENY,  -,              10.0.0.0/8,            [64:ff9b::b00:1],      false",
        "DENY,  -,              64:ff9b::/96,          [64:ff9b::a00:1],      true",
        "DENY,  -,              64:ff9b::/96,          10.0.0.1,              false",
        "DENY,  -,              10.0.0.0/8,            [2002:a00:1::],        true",
        "DENY,  -,              10.0.0.0/8,            [2001:0:a00:1::],      true",
        "DENY,  -,              10.0.0.1,              [2001::f5ff:fffe],     true",
        "DENY,  -,              10.0.0.0/8,            [::a00:1],             true",
        "DENY,  -,              10.0.0.0/8,            [::ffff:0:a00:1],      true",
        "DENY,  -,              10.0.0.0/8,            [64:ff9b:1:a00:0:100::], true",
        "DENY,  -,              0.0.0.0/8,             [::1],                 false",
        "DENY,  -,              10.0.0.0/8,            six.test,              true",
        "DENY,  10.0.0.0/8,     64:ff9b::/96,          [64:ff9b::a00:1],      true",
        "DENY,  64:ff9b::/96,   10.0.0.0/8,            [64:ff9b::a00:1],      false",
        "DENY,  -,              10.0.0.0/8,            one.test,              true",
        "DENY,  -,              10.0.0.0/8,            two.test,              true",
        "DENY,  -,              192.0.2.0/24,          one.test,              false",
        "DENY,  -,              10.0.0.0/8,            lost.test,             true",
        "DENY,  one.test,       10.0.0.0/8,            one.test,              false-by-name-only",
        "DENY,  10.0.0.1,       10.0.0.0/8,            one.test,              false",
        "DENY,  10.0.0.1,       10.0.0.0/8,            two.test,              true",
        "DENY,  10.0.0.1,       10.0.0.0/8,            lost.test,             true",
        "DENY,  one.test,       *.test,                one.test,              false",
        "DENY,  10.0.0.0/8,     *.test,                one.test,              false",
        "DENY,  10.0.0.0/8,     *.test,                two.test,              true",
        "DENY,  10.0.0.1,       *.test,                lost.test,             true",
        "AUDIT, 10.0.0.1,       *.test,                lost.test,             false",
        "AUDIT, 10.0.0.1,       *.test,                one.test,              false",
        "AUDIT, 10.0.0.1,       *.test,                two.test,              true",
        "DENY,  -,              mailto:example.org,    https://example.org/,  false",
        "DENY,  example.org,    -,                     example.org,           false",
        "ALLOW, example.org,    -,                     example.org,           true",
        "ALLOW, example.org,    -,                     evil.test,             false",
        "ALLOW, 10.0.0.0/8,     -,                     one.test,              true",
        "ALLOW, 10.0.0.0/8,     -,                     two.test,              false",
        "ALLOW, 10.0.0.0/8,     -,                     lost.test,             false",
        "ALLOW, 10.0.0.0/8,     -,                     [64:ff9b::a00:1],      false",
        "ALLOW, 64:ff9b::/96,   -,                     [64:ff9b::a00:1],      true",
        "ALLOW, 64:ff9b::/96,   10.0.0.0/8,            [64:ff9b::a00:1],      false",
        "ALLOW, *.test,         10.0.0.0/8,            six.test,              false",
        "ALLOW, *.test,         evil.test,             evil.test,             false",
        "ALLOW, *.test,         192.0.2.0/24,          two.test,              false",
        "ALLOW, *.test,         192.0.2.0/24,          one.test,              true",
        "ALLOW, *.test,         192.0.2.0/24,          lost.test,             false",
        "ALLOW, -,              example.org,           evil.test,             false",
        "AUDIT, -,              10.0.0.0/8,            two.test,              true",
        "AUDIT, -,              10.0.0.0/8,            lost.test,             false",
        "AUDIT, -,              10.0.0.0/8,            [64:ff9b::a00:1],      false",
        "AUDIT, -,              64:ff9b::/96,          [64:ff9b::a00:1],      true",
        "AUDIT, -,              *.test,                lost.test,             true"
    })
    default void evaluate_oneEgressRule_firesAsTheTableSays(
            Verdict verdict, String allow, String deny, String destination, String fires) {
        // The default must differ from the verdict and let look-ups matter.
        Verdict otherwise = verdict == Verdict.ALLOW ? Verdict.DENY : Verdict.ALLOW;
        FirewallPolicy policy = RuleContract.policy(otherwise, rule(1, verdict, allow, deny));
        Decision decision = decider(
                        policy,
                        world(Map.of(
                                "one.test",
                                "10.0.0.1",
                                "two.test",
                                "10.0.0.1 192.0.2.7",
                                "six.test",
                                "64:ff9b::a00:1")))
                .evaluate(call(destination));
        // A name entry exempts name hits only (SEMANTICS 2.4).
        boolean expected = fires.equals("true") || fires.equals("false-by-name-only");
        assertThat(decision.verdict()).isEqualTo(expected ? verdict : otherwise);
        assertThat(decision.code()).isEqualTo(expected ? ReasonCode.RULE_MATCH : ReasonCode.DEFAULT_VERDICT);
    }

    /** SEMANTICS 2.2. */
    @Test
    default void evaluate_auditForOneDestination_doesNotHideDenyForAnother() {
        FirewallPolicy policy = RuleContract.policy(
                Verdict.ALLOW, rule(1, Verdict.AUDIT, "", "example.org"), rule(2, Verdict.DENY, "", "evil.test"));
        Decision decision = decider(policy, world(Map.of())).evaluate(call("example.org", "evil.test"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.rule().orElseThrow().id()).isEqualTo(2);
    }

    @Test
    default void evaluate_egressWithoutDestination_isDenied() {
        Decision decision =
                decider(RuleContract.policy(Verdict.ALLOW), world(Map.of())).evaluate(call());
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.EGRESS_NO_DESTINATION);
        assertThat(decision.reason()).isEqualTo("no usable destination");
    }

    /** SEMANTICS 2.3. */
    @Test
    default void evaluate_invalidDestination_isDeniedWhateverTheRulesSay() {
        FirewallRule everything = FirewallRule.builder(1, Verdict.ALLOW).build();
        Decision decision = decider(RuleContract.policy(Verdict.ALLOW, everything), world(Map.of()))
                .evaluate(call("example.org", "http://010.0.0.1/"));
        assertThat(decision.code()).isEqualTo(ReasonCode.EGRESS_INVALID_DESTINATION);
        assertThat(decision.reason()).startsWith("destination is not acceptable: ");
    }

    @Test
    default void evaluate_unreadableArgumentsOnEgress_areDenied() {
        ToolCall call =
                call("example.org").toBuilder().arguments(Arguments.ofJson("{")).build();
        assertThat(decider(RuleContract.policy(Verdict.ALLOW), world(Map.of()))
                        .evaluate(call)
                        .code())
                .isEqualTo(ReasonCode.ARGUMENTS_INVALID);
    }

    /** REFERENCE 15.6 and 15.7. */
    @ParameterizedTest
    @CsvSource({
        "SANITIZE,         SANITIZE_NOT_SUPPORTED_ON_SURFACE",
        "PENDING_APPROVAL, APPROVAL_NOT_SUPPORTED_ON_SURFACE"
    })
    default void evaluate_verdictThatEgressCannotCarry_denies(Verdict verdict, ReasonCode code) {
        FirewallRule rule = RuleContract.plain(verdict);
        Decision decision = decider(RuleContract.policy(Verdict.ALLOW, rule), world(Map.of()))
                .evaluate(call("example.org"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(code);
    }

    /** SEMANTICS 1.2: what is known not to hold dominates what cannot be told. */
    @Test
    default void evaluate_clauseBeyondALimitInARuleForAnotherDestination_isOfNoConcern() {
        FirewallRule rule = FirewallRule.builder(1, Verdict.DENY)
                .stage(Surface.EGRESS)
                .egress(new EgressList(List.of(), List.of("evil.test")))
                .argsMatch(new ArgumentClause.Test("$.v", Operator.REGEX, "x"))
                .build();
        ReferenceWorld world = world(Map.of());
        ReferenceWorld tight = world.withLimits(
                world.limits().toBuilder().maxRegexInputChars(3).build());
        Decider decider = decider(RuleContract.policy(Verdict.ALLOW, rule), tight);
        ToolCall.Builder call = call("example.org").toBuilder().arguments(Arguments.of(Map.of("v", "abcdef")));
        assertThat(decider.evaluate(call.build()).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decider.evaluate(call.destinations("evil.test").build()).code())
                .isEqualTo(ReasonCode.EVALUATION_ERROR);
    }

    /** SEMANTICS 2.6: no look-up for a name that is denied by name or that cannot pass anyway. */
    @ParameterizedTest
    @CsvSource({
        "DENY,  1 DENY - evil.test, 0",
        "DENY,  1 DENY - 10.0.0.0/8, 0",
        "ALLOW, 1 DENY - 10.0.0.0/8, 1",
        "DENY,  1 ALLOW 10.0.0.0/8 -, 1",
        "ALLOW, 1 DENY - example.org, 0"
    })
    default void evaluate_name_isLookedUpOnlyWhereItCanMatter(Verdict byDefault, String rule, int lookUps) {
        List<String> parts = words(rule.replace("- ", "+ ").replace(" -", " +"));
        String allow = parts.get(2).replace("+", "-");
        String deny = parts.get(3).replace("+", "-");
        List<String> asked = new ArrayList<>();
        HostResolver resolver = (host, timeout) -> {
            asked.add(host);
            return Resolution.failed(host, Resolution.Outcome.NOT_FOUND);
        };
        decider(
                        RuleContract.policy(byDefault, rule(1, Verdict.valueOf(parts.get(1)), allow, deny)),
                        world(Map.of()).withResolver(resolver))
                .evaluate(call("evil.test"));
        assertThat(asked).hasSize(lookUps);
    }
}
