/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy (REFERENCE 2.4): it matches a call when all conditions it declares hold.
 *
 * <p>The value holds what the author wrote; {@code PolicyCodec} and the engine's builder check it.
 *
 * @param id breaks ties of priority, unique in the policy
 * @param priority lower is asked first
 * @param label shown in decisions and events; the human reason
 * @param stageOrNull the surface it is for; null for all
 * @param toolNameGlob glob on the tool name (REFERENCE 2.5); empty for every tool
 * @param skillNameGlob glob on the owning skill's name; empty for any owner and none
 * @param verdict what a match means
 * @param argsMatch conditions on the arguments, all of which must hold
 * @param sanitizeOrNull what to redact; with verdict {@code sanitize}
 * @param egressOrNull destinations; with stage {@code egress}
 * @param capCostCentsOrNull budget of a run in cents of a US dollar; with verdict {@code cap_cost}
 * @param sequenceOrNull chain that the call must complete
 * @param notes the author's rationale; the engine ignores it
 */
public record FirewallRule(
        long id,
        int priority,
        String label,
        @Nullable Surface stageOrNull,
        String toolNameGlob,
        String skillNameGlob,
        Verdict verdict,
        List<ArgumentClause> argsMatch,
        @Nullable Sanitizer sanitizeOrNull,
        @Nullable EgressList egressOrNull,
        @Nullable Long capCostCentsOrNull,
        @Nullable SequencePattern sequenceOrNull,
        String notes) {

    /** Copies the clauses. */
    public FirewallRule {
        argsMatch = List.copyOf(argsMatch);
    }

    /** The surface it is for; empty for all. */
    public Optional<Surface> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    /** What to redact. */
    public Optional<Sanitizer> sanitize() {
        return Optional.ofNullable(sanitizeOrNull);
    }

    /** The destinations it speaks of. */
    public Optional<EgressList> egress() {
        return Optional.ofNullable(egressOrNull);
    }

    /** The budget of a run in cents of a US dollar. */
    public OptionalLong capCostCents() {
        return capCostCentsOrNull == null ? OptionalLong.empty() : OptionalLong.of(capCostCentsOrNull);
    }

    /** The chain that the call must complete. */
    public Optional<SequencePattern> sequence() {
        return Optional.ofNullable(sequenceOrNull);
    }

    /** The reason a decision shows: the label, else {@code rule <id>} (REFERENCE 15.12). */
    public String reason() {
        return label.isEmpty() ? "rule " + id : label;
    }

    /** A builder of a rule with this id and verdict, priority 100, for every tool on every surface. */
    public static Builder builder(long id, Verdict verdict) {
        return new Builder(id, verdict);
    }

    /** Collects the parts of a rule. Not thread-safe. */
    public static final class Builder {
        private final long id;
        private final Verdict verdict;
        private int priority = 100;
        private String label = "";
        private @Nullable Surface stage;
        private String toolNameGlob = "";
        private String skillNameGlob = "";
        private List<ArgumentClause> argsMatch = List.of();
        private @Nullable Sanitizer sanitize;
        private @Nullable EgressList egress;
        private @Nullable Long capCostCents;
        private @Nullable SequencePattern sequence;
        private String notes = "";

        private Builder(long id, Verdict verdict) {
            this.id = id;
            this.verdict = verdict;
        }

        /** Sets {@link FirewallRule#priority()}. */
        public Builder priority(int value) {
            priority = value;
            return this;
        }

        /** Sets {@link FirewallRule#label()}. */
        public Builder label(String value) {
            label = value;
            return this;
        }

        /** Sets {@link FirewallRule#stage()}. */
        public Builder stage(Surface value) {
            stage = value;
            return this;
        }

        /** Sets {@link FirewallRule#toolNameGlob()}. */
        public Builder toolNameGlob(String value) {
            toolNameGlob = value;
            return this;
        }

        /** Sets {@link FirewallRule#skillNameGlob()}. */
        public Builder skillNameGlob(String value) {
            skillNameGlob = value;
            return this;
        }

        /** Sets {@link FirewallRule#sanitize()}. */
        public Builder sanitize(Sanitizer value) {
            sanitize = value;
            return this;
        }

        /** Sets {@link FirewallRule#egress()}. */
        public Builder egress(EgressList value) {
            egress = value;
            return this;
        }

        /** Sets {@link FirewallRule#capCostCents()}. */
        public Builder capCostCents(long value) {
            capCostCents = value;
            return this;
        }

        /** Sets {@link FirewallRule#sequence()}. */
        public Builder sequence(SequencePattern value) {
            sequence = value;
            return this;
        }

        /** Sets {@link FirewallRule#notes()}. */
        public Builder notes(String value) {
            notes = value;
            return this;
        }

        /** Sets {@link FirewallRule#argsMatch()}. */
        public Builder argsMatch(List<ArgumentClause> clauses) {
            argsMatch = clauses;
            return this;
        }

        /** Sets {@link FirewallRule#argsMatch()}. */
        public Builder argsMatch(ArgumentClause... clauses) {
            return argsMatch(List.of(clauses));
        }

        /** The rule. */
        public FirewallRule build() {
            return new FirewallRule(
                    id,
                    priority,
                    label,
                    stage,
                    toolNameGlob,
                    skillNameGlob,
                    verdict,
                    argsMatch,
                    sanitize,
                    egress,
                    capCostCents,
                    sequence,
                    notes);
        }
    }
}
