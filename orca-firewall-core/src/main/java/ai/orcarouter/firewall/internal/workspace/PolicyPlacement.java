/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import java.util.ArrayList;
import java.util.List;

/** Numbers a policy that comes from elsewhere for one workspace. */
public final class PolicyPlacement {
    private final DocumentCodec codec;
    private final WorkspaceSnapshot base;
    private Numbers numbers;

    private PolicyPlacement(ConfigSnapshot stored, DocumentCodec codec) {
        this.codec = codec;
        base = WorkspaceSnapshot.of(stored, null, codec);
        numbers = Numbers.of(base);
    }

    /**
     * What storing {@code authored} consists of: in place of the stored policy of its name, or under a new number. A
     * rule that was there before keeps its number, any other gets a new one.
     */
    public static List<Change> place(FirewallPolicy authored, ConfigSnapshot stored, DocumentCodec codec) {
        return new PolicyPlacement(stored, codec).place(authored);
    }

    private List<Change> place(FirewallPolicy authored) {
        Numbers before = numbers;
        FirewallPolicy old = base.policies().stream()
                .map(PolicyEntry::policyOrNull)
                .filter(policy -> policy != null && policy.name().equals(authored.name()))
                .findFirst()
                .orElse(null);
        FirewallPolicy placed = new FirewallPolicy(
                old == null ? newPolicy() : old.id(),
                authored.name(),
                authored.enabled(),
                authored.isDefault(),
                authored.defaultVerdict(),
                authored.shadowMode(),
                numbered(authored.rules(), old == null ? List.of() : old.rules()));
        List<Change> out = new ArrayList<>();
        out.add(Change.of(DocumentKinds.FIREWALL_POLICY, Long.toString(placed.id()), codec.encode(placed)));
        if (!numbers.equals(before)) {
            out.add(new Change(DocumentKinds.FIREWALL_NUMBERS, DocumentKinds.SINGLE, numbers.encode(), true));
        }
        return out;
    }

    private long newPolicy() {
        long id = numbers.policy();
        numbers = new Numbers(id + 1, numbers.rule(), numbers.key());
        return id;
    }

    private List<FirewallRule> numbered(List<FirewallRule> authored, List<FirewallRule> old) {
        List<FirewallRule> known = new ArrayList<>(old);
        List<FirewallRule> out = new ArrayList<>();
        for (FirewallRule rule : authored) {
            FirewallRule same = known.stream()
                    .filter(each -> PolicyEdits.withId(each, rule.id()).equals(rule))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                out.add(PolicyEdits.withId(rule, numbers.rule()));
                numbers = new Numbers(numbers.policy(), numbers.rule() + 1, numbers.key());
            } else {
                known.remove(same);
                out.add(same);
            }
        }
        return out;
    }
}
