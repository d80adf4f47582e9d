/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes rules of a random policy easier to meet, so that random calls reach every kind of match. */
public final class PolicyScenarios {
    /** Sanitizers that {@link WorldScenarios} registers. */
    private static final Map<String, String> HOST_FOR_PRESET = Map.of("openai_key", "digits", "credit_card", "faulty");

    private PolicyScenarios() {}

    /** The same policy, some of whose rules lost conditions or name sanitizers of the host. */
    public static FirewallPolicy loosened(FirewallPolicy policy, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FirewallRule> rules = new ArrayList<>();
        for (FirewallRule rule : policy.rules()) {
            rules.add(loosened(rule, random));
        }
        return policy.toBuilder()
                .enabled(policy.enabled() || random.nextInt(4) > 0)
                .rules(rules)
                .build();
    }

    private static FirewallRule loosened(FirewallRule rule, SplittableRandom random) {
        FirewallRule.Builder to = FirewallRule.builder(rule.id(), rule.verdict())
                .priority(rule.priority())
                .label(rule.label())
                .toolNameGlob(random.nextInt(2) == 0 ? "" : rule.toolNameGlob())
                .skillNameGlob(random.nextInt(2) == 0 ? "" : rule.skillNameGlob())
                .argsMatch(random.nextInt(2) == 0 ? List.of() : rule.argsMatch())
                .notes(rule.notes());
        rule.stage().ifPresent(to::stage);
        rule.egress().ifPresent(to::egress);
        rule.capCostCents().ifPresent(to::capCostCents);
        rule.sequence().ifPresent(to::sequence);
        boolean ownSanitizers = random.nextInt(4) == 0;
        rule.sanitize().map(s -> ownSanitizers ? ofHost(s) : s).ifPresent(to::sanitize);
        return to.build();
    }

    private static Sanitizer ofHost(Sanitizer sanitizer) {
        List<String> names = sanitizer.presets().stream()
                .map(name -> HOST_FOR_PRESET.getOrDefault(name, name))
                .toList();
        return new Sanitizer(names, sanitizer.custom());
    }
}
