/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a tool is covered (REFERENCE 15.23): a rule of an enabled policy can match its name, on whatever surface and
 * with whatever arguments. A default verdict is no coverage. Immutable.
 */
public final class Coverage implements Predicate<String> {
    private final List<Glob> globs;
    private final SuffixGlob suffixes;

    private Coverage(List<Glob> globs, SuffixGlob suffixes) {
        this.globs = globs;
        this.suffixes = suffixes;
    }

    /** The coverage by the policies that are in force: the default one, and those that keys are attached to. */
    public static Coverage of(Collection<FirewallPolicy> policies, SuffixGlob suffixes) {
        Set<Glob> globs = new LinkedHashSet<>();
        for (FirewallPolicy policy : policies) {
            if (policy.enabled()) {
                for (FirewallRule rule : policy.rules()) {
                    globs.add(Glob.parse(rule.toolNameGlob()));
                }
            }
        }
        return new Coverage(List.copyOf(globs), suffixes);
    }

    @Override
    public boolean test(String tool) {
        return globs.stream().anyMatch(glob -> glob.matches(tool, suffixes));
    }
}
