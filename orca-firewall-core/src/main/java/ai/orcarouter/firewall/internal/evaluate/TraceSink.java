/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.firewall.model.FirewallRule;

/** Takes note of what became of each candidate rule. */
@FunctionalInterface
public interface TraceSink {
    /** One rule was asked. */
    void note(FirewallRule rule, String destination, boolean matched, String detail);
}
