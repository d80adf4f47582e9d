/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that must hold of every adapter.
 *
 * @param name what it says
 * @param needs what a framework must have for it
 * @param check throws an {@link AssertionError} when it does not hold
 */
public record Scenario(String name, Set<Feature> needs, Check check) {
    /** What is tried with a harness. */
    @FunctionalInterface
    public interface Check {
        /** Throws an {@link AssertionError} when the scenario does not hold. */
        void run(AgentHarness harness) throws Exception;
    }

    static Scenario of(String name, Check check, Feature... needs) {
        return new Scenario(name, Set.of(needs), check);
    }

    /** Why the scenario cannot be tried with {@code harness}; empty when it can. */
    public Optional<String> leftOut(AgentHarness harness) {
        Map<Feature, String> lacks = harness.lacks();
        return needs.stream()
                .filter(lacks::containsKey)
                .map(lacks::get)
                .sorted()
                .findFirst();
    }

    /** Tries it. */
    public void run(AgentHarness harness) throws Exception {
        check.run(harness);
    }
}
