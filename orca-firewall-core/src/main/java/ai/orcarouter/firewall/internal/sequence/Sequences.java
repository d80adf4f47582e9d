/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sequences of a policy. Immutable. */
public final class Sequences {
    private final Map<Long, CompiledSequence> byRule;

    private Sequences(Map<Long, CompiledSequence> byRule) {
        this.byRule = byRule;
    }

    /** The sequences of a policy that has been checked; none when it is disabled. */
    public static Sequences of(FirewallPolicy policy, SuffixGlob suffixes) {
        Map<Long, CompiledSequence> byRule = new LinkedHashMap<>();
        for (FirewallRule rule : policy.rules()) {
            SequencePattern pattern = rule.sequenceOrNull();
            if (policy.enabled() && pattern != null) {
                byRule.put(rule.id(), CompiledSequence.of(policy.id(), rule.id(), pattern, suffixes));
            }
        }
        return new Sequences(byRule);
    }

    /** Whether no rule has one. */
    public boolean isEmpty() {
        return byRule.isEmpty();
    }

    /**
     * The sequence of a rule.
     *
     * @throws IllegalArgumentException if the rule is not of this policy or has none
     */
    public CompiledSequence of(FirewallRule rule) {
        CompiledSequence found = byRule.get(rule.id());
        if (found == null) {
            throw new IllegalArgumentException("the policy has no such sequence");
        }
        return found;
    }

    /** Whether a sequence can count {@code call} before its end; if not, the call changes nothing. */
    public boolean count(CountedCall call) {
        for (CompiledSequence sequence : byRule.values()) {
            if (sequence.counts(call)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is remembered of a run once {@code call} was let through. Entries of other policies stay until they are of
     * no more use; null when nothing changes.
     */
    public @Nullable RunProgress advance(RunProgress before, CountedCall call) {
        RunProgress after = before;
        for (CompiledSequence sequence : byRule.values()) {
            if (sequence.counts(call)) {
                Progress old = before.of(sequence);
                Progress next = sequence.advance(old, call);
                if (next != old) {
                    after = after == before ? before.since(call.at()) : after;
                    after.put(sequence, next);
                }
            }
        }
        return after == before ? null : after;
    }
}
