/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import java.util.ArrayList;
import java.util.List;

/** The scenarios of the kit. */
public final class Scenarios {
    private Scenarios() {}

    /** All of them. */
    public static List<Scenario> all() {
        List<Scenario> out = new ArrayList<>();
        out.addAll(DoorScenarios.all());
        out.addAll(BatchScenarios.all());
        out.addAll(GuardScenarios.all());
        out.addAll(ArgumentScenarios.all());
        out.addAll(ResultScenarios.all());
        out.addAll(StateScenarios.all());
        return List.copyOf(out);
    }

    /** The scenarios that do not hold of {@code harness}, by name, of those that it can have. */
    public static List<String> broken(AgentHarness harness) {
        List<String> out = new ArrayList<>();
        for (Scenario scenario : all()) {
            if (scenario.leftOut(harness).isEmpty() && !holds(scenario, harness)) {
                out.add(scenario.name());
            }
        }
        return out;
    }

    private static boolean holds(Scenario scenario, AgentHarness harness) {
        try {
            scenario.run(harness);
            return true;
        } catch (Exception | AssertionError e) {
            return false;
        }
    }
}
