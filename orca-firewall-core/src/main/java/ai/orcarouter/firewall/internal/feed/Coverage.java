/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.model.Surface;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a tool is covered (REFERENCE 15.23): a rule of a policy in force can match its name, on whatever surface and
 * with whatever arguments. A default verdict is no coverage. Immutable.
 */
public final class Coverage implements Predicate<String> {
    private final List<CompiledPolicy> policies;

    private Coverage(List<CompiledPolicy> policies) {
        this.policies = policies;
    }

    /** The coverage by the policies that are in force: the default one, and those that keys are attached to. */
    public static Coverage of(Collection<CompiledPolicy> policies) {
        return new Coverage(List.copyOf(policies));
    }

    @Override
    public boolean test(String tool) {
        for (CompiledPolicy policy : policies) {
            for (Surface surface : Surface.values()) {
                if (!policy.on(surface).candidates(tool).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
