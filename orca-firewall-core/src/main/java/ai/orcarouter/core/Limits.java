/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

import java.time.Duration;

/**
 * Every bound of the firewall module in one value. Input beyond a bound is refused, never cut.
 *
 * @param maxJsonBytes bytes of one JSON document (UTF-8)
 * @param maxJsonDepth nested objects and arrays
 * @param maxJsonMembers members and elements of one document, all levels together
 * @param maxPolicyBytes bytes of one policy document
 * @param maxRules rules of one policy
 * @param maxClausesPerRule argument clauses of one rule, nested ones included
 * @param maxEgressEntries entries of one egress list
 * @param maxRegexChars characters of one authored pattern
 * @param maxRegexInputChars characters of a value that a pattern is tried on; beyond it the clause is an error
 * @param maxSequenceCalls calls that one sequence counts, all steps together
 * @param resolveTimeout time one name look-up may take
 */
public record Limits(
        int maxJsonBytes,
        int maxJsonDepth,
        int maxJsonMembers,
        int maxPolicyBytes,
        int maxRules,
        int maxClausesPerRule,
        int maxEgressEntries,
        int maxRegexChars,
        int maxRegexInputChars,
        int maxSequenceCalls,
        Duration resolveTimeout) {

    private static final Limits DEFAULTS = new Limits(
            1 << 20, 64, 20_000, 16 << 20, 20_000, 64, 100_000, 2_000, 1 << 18, 1_000, Duration.ofSeconds(1));

    /** Checks that every bound is positive. */
    public Limits {
        int[] all = {
            maxJsonBytes,
            maxJsonDepth,
            maxJsonMembers,
            maxPolicyBytes,
            maxRules,
            maxClausesPerRule,
            maxEgressEntries,
            maxRegexChars,
            maxRegexInputChars,
            maxSequenceCalls
        };
        for (int bound : all) {
            if (bound <= 0) {
                throw new IllegalArgumentException("every limit must be positive");
            }
        }
        if (resolveTimeout.isNegative() || resolveTimeout.isZero()) {
            throw new IllegalArgumentException("resolveTimeout must be positive");
        }
    }

    /**
     * The safe defaults: 1 MiB, depth 64 and 20,000 members for arguments; 16 MiB, 20,000 rules, 64 clauses a rule and
     * 100,000 entries a list for policies; patterns of 2,000 characters on values of 256 Ki characters; sequences of
     * 1,000 calls; one second for a name look-up.
     */
    public static Limits defaults() {
        return DEFAULTS;
    }

    /** A builder that starts from these bounds. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes single bounds. Not thread-safe. */
    public static final class Builder {
        private int maxJsonBytes;
        private int maxJsonDepth;
        private int maxJsonMembers;
        private int maxPolicyBytes;
        private int maxRules;
        private int maxClausesPerRule;
        private int maxEgressEntries;
        private int maxRegexChars;
        private int maxRegexInputChars;
        private int maxSequenceCalls;
        private Duration resolveTimeout;

        private Builder(Limits from) {
            maxJsonBytes = from.maxJsonBytes;
            maxJsonDepth = from.maxJsonDepth;
            maxJsonMembers = from.maxJsonMembers;
            maxPolicyBytes = from.maxPolicyBytes;
            maxRules = from.maxRules;
            maxClausesPerRule = from.maxClausesPerRule;
            maxEgressEntries = from.maxEgressEntries;
            maxRegexChars = from.maxRegexChars;
            maxRegexInputChars = from.maxRegexInputChars;
            maxSequenceCalls = from.maxSequenceCalls;
            resolveTimeout = from.resolveTimeout;
        }

        /** Sets {@link Limits#maxJsonBytes()}. */
        public Builder maxJsonBytes(int value) {
            maxJsonBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxJsonDepth()}. */
        public Builder maxJsonDepth(int value) {
            maxJsonDepth = value;
            return this;
        }

        /** Sets {@link Limits#maxJsonMembers()}. */
        public Builder maxJsonMembers(int value) {
            maxJsonMembers = value;
            return this;
        }

        /** Sets {@link Limits#maxPolicyBytes()}. */
        public Builder maxPolicyBytes(int value) {
            maxPolicyBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxRules()}. */
        public Builder maxRules(int value) {
            maxRules = value;
            return this;
        }

        /** Sets {@link Limits#maxClausesPerRule()}. */
        public Builder maxClausesPerRule(int value) {
            maxClausesPerRule = value;
            return this;
        }

        /** Sets {@link Limits#maxEgressEntries()}. */
        public Builder maxEgressEntries(int value) {
            maxEgressEntries = value;
            return this;
        }

        /** Sets {@link Limits#maxRegexChars()}. */
        public Builder maxRegexChars(int value) {
            maxRegexChars = value;
            return this;
        }

        /** Sets {@link Limits#maxRegexInputChars()}. */
        public Builder maxRegexInputChars(int value) {
            maxRegexInputChars = value;
            return this;
        }

        /** Sets {@link Limits#maxSequenceCalls()}. */
        public Builder maxSequenceCalls(int value) {
            maxSequenceCalls = value;
            return this;
        }

        /** Sets {@link Limits#resolveTimeout()}. */
        public Builder resolveTimeout(Duration value) {
            resolveTimeout = value;
            return this;
        }

        /** The bounds; throws {@link IllegalArgumentException} when one is not positive. */
        public Limits build() {
            return new Limits(
                    maxJsonBytes,
                    maxJsonDepth,
                    maxJsonMembers,
                    maxPolicyBytes,
                    maxRules,
                    maxClausesPerRule,
                    maxEgressEntries,
                    maxRegexChars,
                    maxRegexInputChars,
                    maxSequenceCalls,
                    resolveTimeout);
        }
    }
}
