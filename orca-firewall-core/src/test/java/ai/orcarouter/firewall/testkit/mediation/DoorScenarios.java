/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Whichever way a tool comes to an agent and is called, it is denied, and its allowed twin runs. */
final class DoorScenarios {
    private DoorScenarios() {}

    static List<Scenario> all() {
        List<Scenario> out = new ArrayList<>();
        for (Door door : Door.values()) {
            String by = door.name().toLowerCase(Locale.ROOT);
            out.add(denied("denied, " + by, door, setup -> setup));
            out.add(denied("denied, " + by + ", streamed", door, AgentSetup::streamed, Capability.STREAMING));
            if (door != Door.ADDED) {
                out.add(allowed("allowed, " + by, door, setup -> setup));
                out.add(allowed("allowed, " + by + ", streamed", door, AgentSetup::streamed, Capability.STREAMING));
            }
        }
        out.add(denied("denied, by code", Door.DECLARED, AgentSetup::asCode, Capability.CODE_AGENT));
        out.add(allowed("allowed, by code", Door.DECLARED, AgentSetup::asCode, Capability.CODE_AGENT));
        out.add(Scenario.of("renamed, denied by its canonical name", DoorScenarios::renamed, Capability.RENAMED));
        out.add(Scenario.of("prefixed, denied by its canonical name", DoorScenarios::prefixed, Capability.RENAMED));
        out.add(Scenario.of("renamed, its allowed twin", DoorScenarios::renamedTwin, Capability.RENAMED));
        out.add(Scenario.of("answers directly, denied", DoorScenarios::directDenied, Capability.RETURN_DIRECT));
        out.add(Scenario.of("answers directly, allowed", DoorScenarios::directAllowed, Capability.RETURN_DIRECT));
        out.add(Scenario.of("unknown name", DoorScenarios::unknown));
        return out;
    }

    private static Scenario denied(String name, Door door, UnaryOperator<AgentSetup> how, Feature... needs) {
        return Scenario.of(
                name,
                harness -> {
                    ScriptedTool drop = ScriptedTool.of("drop", door);
                    Transcript transcript = harness.run(how.apply(Rig.once(Rig.guard(), drop)));
                    if (door == Door.ADDED) {
                        assertThat(drop.executions()).isZero();
                    } else {
                        Rig.denied(transcript, drop);
                    }
                },
                with(door, needs));
    }

    private static Scenario allowed(String name, Door door, UnaryOperator<AgentSetup> how, Feature... needs) {
        return Scenario.of(
                name,
                harness -> {
                    ScriptedTool read = ScriptedTool.of("read", door);
                    Rig.ran(harness.run(how.apply(Rig.once(Rig.guard(), read))), read);
                },
                with(door, needs));
    }

    private static Feature[] with(Door door, Feature... needs) {
        List<Feature> out = new ArrayList<>(List.of(needs));
        out.add(door);
        return out.toArray(Feature[]::new);
    }

    private static void renamed(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop").shownAs("tidy_up");
        Rig.denied(harness.run(Rig.once(Rig.guard(), drop)), drop);
    }

    private static void prefixed(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop").shownAs("database_drop");
        Rig.denied(harness.run(Rig.once(Rig.guard(), drop)), drop);
    }

    private static void renamedTwin(AgentHarness harness) {
        ScriptedTool read = ScriptedTool.of("read").shownAs("look_up");
        Rig.ran(harness.run(Rig.once(Rig.guard(), read)), read);
    }

    private static void directDenied(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop").returningDirect();
        Transcript transcript = harness.run(Rig.once(Rig.guard(), drop));
        assertThat(drop.executions()).isZero();
        assertThat(transcript.everything()).contains(Rig.DENIED);
    }

    private static void directAllowed(AgentHarness harness) {
        ScriptedTool read = ScriptedTool.of("read").returningDirect();
        Transcript transcript = harness.run(Rig.once(Rig.guard(), read));
        assertThat(read.executions()).isEqualTo(1);
        assertThat(transcript.everything()).contains("content of read").doesNotContain("firewall");
    }

    /** What the framework says of it is its own affair. */
    private static void unknown(AgentHarness harness) {
        ScriptedTool read = ScriptedTool.of("read");
        ScriptedTool drop = ScriptedTool.of("drop");
        ScriptedCall nobody = new ScriptedCall("call-1", "no_such_tool", Rig.PATH);
        harness.run(AgentSetup.of(Rig.guard(), List.of(read, drop), List.of(List.of(nobody))));
        assertThat(read.executions()).isZero();
        assertThat(drop.executions()).isZero();
    }
}
