/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;

/**
 * A set of rules for texts (REFERENCE 4.1). Immutable.
 *
 * @param id identifies it within the workspace, from 1; 0 when it has none yet
 * @param name up to {@link #MAX_NAME} characters, unique within the workspace
 * @param enabled whether its rules are applied
 * @param isDefault whether it governs keys that have none of their own
 * @param logRaw whether matched text is kept with matches; off unless somebody asks for it
 * @param rules in the order in which they are applied
 */
public record Guardrail(
        long id, String name, boolean enabled, boolean isDefault, boolean logRaw, List<GuardrailRule> rules) {
    /** The longest name, in code points. */
    public static final int MAX_NAME = 64;

    /** The most rules. */
    public static final int MAX_RULES = 500;

    /** Copies the list. */
    public Guardrail {
        rules = List.copyOf(rules);
    }

    /** A builder of an enabled guardrail without rules. */
    public static Builder builder(String name) {
        return new Builder(new Guardrail(0, name, true, false, false, List.of()));
    }

    /** A builder that starts from this one. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes parts of a guardrail. Not thread-safe. */
    public static final class Builder {
        private long id;
        private String name;
        private boolean enabled;
        private boolean isDefault;
        private boolean logRaw;
        private List<GuardrailRule> rules;

        private Builder(Guardrail from) {
            id = from.id;
            name = from.name;
            enabled = from.enabled;
            isDefault = from.isDefault;
            logRaw = from.logRaw;
            rules = from.rules;
        }

        /** Sets {@link Guardrail#id()}. */
        public Builder id(long value) {
            id = value;
            return this;
        }

        /** Sets {@link Guardrail#name()}. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets {@link Guardrail#enabled()}. */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /** Sets {@link Guardrail#isDefault()}. */
        public Builder isDefault(boolean value) {
            isDefault = value;
            return this;
        }

        /** Sets {@link Guardrail#logRaw()}. */
        public Builder logRaw(boolean value) {
            logRaw = value;
            return this;
        }

        /** Sets {@link Guardrail#rules()}. */
        public Builder rules(List<GuardrailRule> value) {
            rules = List.copyOf(value);
            return this;
        }

        /** The guardrail. */
        public Guardrail build() {
            return new Guardrail(id, name, enabled, isDefault, logRaw, rules);
        }
    }
}
