/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every adapter passes: no way to run a tool unguarded, and scenarios that would notice one. */
public interface MediationContract {
    /** The framework with the adapter under test. */
    AgentHarness harness();

    /** Every scenario; those that the framework cannot have are skipped with the harness's reason. */
    @TestFactory
    default Stream<DynamicTest> scenario_ofThisFramework_holds() {
        AgentHarness harness = harness();
        return Scenarios.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    String reason = scenario.leftOut(harness).orElse("");
                    Assumptions.assumeTrue(reason.isEmpty(), reason);
                    scenario.run(harness);
                }));
    }

    /** With any one wrap left out, some scenario fails. */
    @TestFactory
    default Stream<DynamicTest> wrap_leftOut_isNoticed() {
        AgentHarness harness = harness();
        assertThat(harness.wraps()).isNotEmpty();
        return harness.wraps().stream()
                .map(wrap -> DynamicTest.dynamicTest(
                        "without " + wrap.name(),
                        () -> assertThat(Scenarios.broken(harness.without(wrap)))
                                .as("scenarios that fail without the wrap of %s", wrap.name())
                                .isNotEmpty()));
    }

    /** What a framework lacks is said in words, and the usual way to have tools is always there. */
    @Test
    default void lacks_eachFeature_hasAReason() {
        Map<Feature, String> lacks = harness().lacks();
        assertThat(lacks).doesNotContainKey(Door.DECLARED);
        lacks.forEach((feature, reason) ->
                assertThat(reason).as("why there is no %s", feature.name()).hasSizeGreaterThan(10));
    }
}
