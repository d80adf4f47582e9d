/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is judged is what runs. */
final class ArgumentScenarios {
    private ArgumentScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("arguments reach the tool as they were judged", ArgumentScenarios::unchanged),
                Scenario.of("sanitised arguments reach the tool", ArgumentScenarios::sanitised),
                Scenario.of(
                        "sanitised arguments reach the tool, streamed",
                        harness -> sanitised(harness, true),
                        Capability.STREAMING),
                Scenario.of("a denied destination in the arguments", ArgumentScenarios::egress),
                Scenario.of("an allowed destination in the arguments", ArgumentScenarios::allowedEgress),
                unreadable("arguments that are no JSON", "{\"path\":\"/srv/a\""),
                unreadable("arguments with a name twice", "{\"path\":\"/srv/a\",\"path\":\"/etc/shadow\"}"),
                unreadable("arguments with text behind them", "{\"path\":\"/srv/a\"} {\"path\":\"/etc/shadow\"}"),
                Scenario.of("no arguments, allowed", harness -> empty(harness, "{}")),
                Scenario.of("no arguments, denied", ArgumentScenarios::emptyDenied),
                Scenario.of("no text of arguments, allowed", harness -> empty(harness, ""), Capability.TEXT_ARGUMENTS));
    }

    private static void unchanged(AgentHarness harness) {
        ScriptedTool read = ScriptedTool.of("read");
        Map<String, Object> arguments = Map.of("path", "/srv/\u00e4 \"quoted\"\n", "note", "50% of {x}");
        ScriptedCall call = Rig.call("call-read", read, Arguments.of(arguments).toJson());
        Rig.ran(harness.run(AgentSetup.of(Rig.guard(), List.of(read), List.of(List.of(call)))), read);
        Map<?, ?> received = received(read);
        arguments.forEach((name, value) -> assertThat(received.get(name)).isEqualTo(value));
    }

    private static Map<?, ?> received(ScriptedTool tool) {
        return (Map<?, ?>)
                Objects.requireNonNull(Arguments.ofJson(tool.received().get(0)).value());
    }

    private static void sanitised(AgentHarness harness) {
        sanitised(harness, false);
    }

    private static void sanitised(AgentHarness harness, boolean streamed) {
        ToolGuard guard = Rig.guard(Rig.rule(Verdict.SANITIZE, "send")
                .sanitize(new Sanitizer(List.of(), List.of("token-[0-9]+")))
                .build());
        ScriptedTool send = ScriptedTool.of("send");
        ScriptedCall call = Rig.call("call-send", send, "{\"note\":\"use token-123 now\",\"path\":\"/srv/a\"}");
        AgentSetup setup = AgentSetup.of(guard, List.of(send), List.of(List.of(call)));
        Rig.ran(harness.run(streamed ? setup.streamed() : setup), send);
        assertThat(String.valueOf(received(send).get("note")))
                .doesNotContain("token-123")
                .startsWith("use ");
        assertThat(String.valueOf(received(send).get("path"))).isEqualTo("/srv/a");
    }

    private static ToolGuard outbound() {
        FirewallRule deny = FirewallRule.builder(1, Verdict.DENY)
                .label(Rig.REASON)
                .stage(Surface.EGRESS)
                .egress(new EgressList(List.of(), List.of("evil.test")))
                .build();
        return Rig.guard(deny);
    }

    private static void egress(AgentHarness harness) {
        ScriptedTool fetch = ScriptedTool.of("fetch");
        ScriptedCall call = Rig.call("call-fetch", fetch, "{\"url\":\"https://evil.test/x\"}");
        Rig.denied(harness.run(AgentSetup.of(outbound(), List.of(fetch), List.of(List.of(call)))), fetch);
    }

    private static void allowedEgress(AgentHarness harness) {
        ScriptedTool fetch = ScriptedTool.of("fetch");
        ScriptedCall call = Rig.call("call-fetch", fetch, "{\"url\":\"https://good.test/x\"}");
        Rig.ran(harness.run(AgentSetup.of(outbound(), List.of(fetch), List.of(List.of(call)))), fetch);
    }

    /** Whether the framework itself refuses such a call or the firewall does: it does not run. */
    private static Scenario unreadable(String name, String arguments) {
        return Scenario.of(
                name,
                harness -> {
                    ScriptedTool read = ScriptedTool.of("read");
                    ScriptedCall call = Rig.call("call-read", read, arguments);
                    harness.run(AgentSetup.of(Rig.guard(), List.of(read), List.of(List.of(call))));
                    assertThat(read.executions()).isZero();
                },
                Capability.TEXT_ARGUMENTS);
    }

    private static void empty(AgentHarness harness, String arguments) {
        ScriptedTool read = ScriptedTool.of("read");
        ScriptedCall call = Rig.call("call-read", read, arguments);
        Rig.ran(harness.run(AgentSetup.of(Rig.guard(), List.of(read), List.of(List.of(call)))), read);
    }

    private static void emptyDenied(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop");
        ScriptedCall call = Rig.call("call-drop", drop, "{}");
        Rig.denied(harness.run(AgentSetup.of(Rig.guard(), List.of(drop), List.of(List.of(call)))), drop);
    }
}
