/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.model.FirewallPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A stored policy.
 *
 * @param document as it is stored
 * @param policyOrNull what it says; null when it cannot be read
 * @param deciderOrNull its program; null when it is disabled or has a fault
 * @param fault why it cannot be used; empty when it can
 */
public record PolicyEntry(
        ConfigDocument document,
        @Nullable FirewallPolicy policyOrNull,
        @Nullable Decider deciderOrNull,
        String fault) {

    static PolicyEntry read(ConfigDocument document, DocumentCodec codec) {
        FirewallPolicy policy = null;
        try {
            policy = codec.policy(document.json().orElseThrow());
            Numbers.requireId(document, policy.id());
            return new PolicyEntry(document, policy, policy.enabled() ? codec.program(policy) : null, "");
        } catch (OrcaException e) {
            return new PolicyEntry(document, policy, null, "cannot be used: " + e.getMessage());
        }
    }

    /** Whether it cannot be used. */
    public boolean broken() {
        return !fault.isEmpty();
    }

    /** Whether it governs keys without a policy of their own, if it can be used. */
    boolean isEnabledDefault() {
        return policyOrNull != null && policyOrNull.enabled() && policyOrNull.isDefault();
    }
}
