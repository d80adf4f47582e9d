/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventFactoryTest {
    private final EventFactory factory = Events.factory();

    @Test
    void event_ofAFullObservation_keepsEveryField() {
        ToolCall call = ToolCall.builder("mail.send")
                .surface(Surface.RESPONSE)
                .arguments(Arguments.ofJson("{\"to\":\"ann@example.org\",\"n\":1}"))
                .server("mail")
                .skill("stated")
                .run("r1")
                .conversation("c1")
                .requestId("q1")
                .stepId("s2")
                .parentStepId("s1")
                .model("m1")
                .provider("p1")
                .callerIp("192.0.2.7")
                .build();
        FirewallRule rule = FirewallRule.builder(9, Verdict.PENDING_APPROVAL)
                .label("ask first")
                .build();
        Decision decision =
                Events.decision(Verdict.AUDIT, ReasonCode.RULE_MATCH, rule, Verdict.PENDING_APPROVAL, Arguments.none());
        Observation seen = new Observation(call, decision, "42", "bot", "owner", 3, 250, "a1", "", Events.NOON);

        Event event = factory.event(seen);

        Event expected = Event.builder(EventKind.EVALUATION, Events.NOON)
                .surface("response")
                .verdict("audit")
                .shadowVerdict("pending_approval")
                .reason("rule_match it is")
                .reasonCode("rule_match")
                .tool("mail.send")
                .server("mail")
                .skill("owner")
                .keyId("42")
                .keyName("bot")
                .model("m1")
                .provider("p1")
                .callerIp("192.0.2.7")
                .requestId("q1")
                .runId("r1")
                .conversationId("c1")
                .stepId("s2")
                .parentStepId("s1")
                .policyId(7)
                .policyVersion(3)
                .policyName("main")
                .ruleId(9)
                .ruleLabel("ask first")
                .approvalId("a1")
                .argsHash(call.arguments().sha256())
                .argsSummary("{\"to\":\"[redacted:email]\",\"n\":1}")
                .costCents(250)
                .engineVersion(EngineVersion.current())
                .details("{\"effective_args_hash\":\"" + Arguments.none().sha256() + "\"}")
                .build();
        assertThat(event).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "CAP_COST")
    void event_ofAPricedCall_costsSomethingOnlyWhenItWasLetThrough(Verdict verdict) {
        Observation seen = new Observation(
                ToolCall.of("t", Arguments.none()),
                Events.decision(verdict, ReasonCode.RULE_MATCH),
                "",
                "",
                null,
                0,
                250,
                "",
                "",
                Events.NOON);

        assertThat(factory.event(seen).costCents()).isEqualTo(verdict.passes() ? 250 : 0);
    }

    @Test
    void event_ofACallWithoutPolicy_isObservedAsAGapWithItsReason() {
        Event told = factory.event(gap("attached_disabled"));
        Event untold = factory.event(gap(""));

        assertThat(List.of(told.verdict(), told.gapReason())).containsExactly("observe", "attached_disabled");
        assertThat(List.of(untold.verdict(), untold.gapReason())).containsExactly("observe", "no_policy");
        assertThat(told.gap() && untold.gap()).isTrue();
    }

    private static Observation gap(String reason) {
        Decision decision = Events.decision(Verdict.ALLOW, ReasonCode.NO_POLICY);
        return new Observation(
                ToolCall.of("t", Arguments.none()), decision, "", "", null, 0, 0, "", reason, Events.NOON);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"ALLOW", "AUDIT", "DENY"})
    void event_ofADefaultVerdict_isAGapThatKeepsItsVerdict(Verdict verdict) {
        Event event = factory.event(Observation.of(
                ToolCall.of("t", Arguments.none()), Events.decision(verdict, ReasonCode.DEFAULT_VERDICT), Events.NOON));

        assertThat(event.verdict()).isEqualTo(verdict.wire());
        assertThat(event.gapReason()).isEqualTo("no_rule_matched");
    }

    @Test
    void event_ofAGapThatASkillHolds_keepsTheHold() {
        Decision decision = Events.decision(Verdict.PENDING_APPROVAL, ReasonCode.SKILL_QUARANTINE);
        Event event = factory.event(new Observation(
                ToolCall.of("t", Arguments.none()), decision, "", "", "s", 0, 0, "", "attached_missing", Events.NOON));

        assertThat(event.verdict()).isEqualTo("pending_approval");
        assertThat(event.quarantined()).isTrue();
        assertThat(event.gap()).isTrue();
    }

    @Test
    void event_ofFaultyArguments_hasNeitherHashNorSummaryAndARedactedReason() {
        ToolCall call = ToolCall.of("t", Arguments.ofJson("{\"ann@example.org\":"));
        String reason = "arguments are not acceptable JSON: cut off at /ann@example.org";
        Decision made = Events.decision(Verdict.DENY, ReasonCode.ARGUMENTS_INVALID);
        Decision decision = new Decision(
                made.verdict(), made.code(), reason, null, 7, "main", null, null, made.extraction(), List.of());

        Event event = factory.event(Observation.of(call, decision, Events.NOON));

        assertThat(event.argsHash()).isEmpty();
        assertThat(event.argsSummary()).isEmpty();
        assertThat(event.reason()).endsWith("cut off at /[redacted:email]");
    }

    @Test
    void event_ofACallThatGoesOut_listsHostAndPortDialledFirst() {
        Map<String, Object> arguments = Map.of("url", "https://[2001:db8::1]/x");
        ToolCall call = ToolCall.of("http.get", arguments);
        Decision made = Events.decision(Verdict.ALLOW, ReasonCode.RULE_MATCH);
        DestinationExtractor extractor = DestinationExtractor.defaults();
        Decision decision = new Decision(
                made.verdict(),
                made.code(),
                made.reason(),
                null,
                7,
                "main",
                null,
                null,
                extractor
                        .explicit(List.of("api.example.com:8443"))
                        .and(extractor.extract("", "http.get", call.arguments().value())),
                List.of());

        Event event = factory.event(Observation.of(call, decision, Events.NOON));

        assertThat(event.destinations()).containsExactly("api.example.com:8443", "[2001:db8::1]:443");
    }

    @Test
    void event_ofAKeyOnTheCallOnly_keepsIt() {
        ToolCall call = ToolCall.builder("t").key("5").skill("mine").build();

        Event event =
                factory.event(Observation.of(call, Events.decision(Verdict.DENY, ReasonCode.COST_CAP), Events.NOON));

        assertThat(event.keyId()).isEqualTo("5");
        assertThat(event.skill()).isEqualTo("mine");
        assertThat(event.quarantined()).isFalse();
    }
}
