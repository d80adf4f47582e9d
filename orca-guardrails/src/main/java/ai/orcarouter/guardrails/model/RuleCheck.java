/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule looks for, with the settings of its type (REFERENCE 4.4 to 4.8). */
public sealed interface RuleCheck {
    /** The type in documents. */
    RuleType type();

    /**
     * Literal terms, found anywhere and in any case: {@code class} is found in {@code classic}. They are found in the
     * text as it is, and where it is disguised (characters without width, fullwidth forms, letters of other scripts
     * that look the same) in its normal form.
     *
     * @param keywords the terms
     */
    record Keyword(List<String> keywords) implements RuleCheck {
        /** Copies the list. */
        public Keyword {
            keywords = List.copyOf(keywords);
        }

        @Override
        public RuleType type() {
            return RuleType.KEYWORD;
        }
    }

    /**
     * A pattern, looked for in the text as it is, and where that is disguised in its normal form too.
     *
     * @param pattern in RE2 syntax
     */
    record Regex(String pattern) implements RuleCheck {
        @Override
        public RuleType type() {
            return RuleType.REGEX;
        }
    }

    /**
     * A length that the text must not exceed.
     *
     * @param maxChars in code points
     */
    record MaxChars(long maxChars) implements RuleCheck {
        @Override
        public RuleType type() {
            return RuleType.MAX_CHARS;
        }
    }

    /**
     * Personal data.
     *
     * @param entities those looked for, in the author's order
     * @param customEntities those the author describes
     * @param entityActions what is done about some of them, by name, in place of the rule's action
     */
    record Pii(List<PiiEntity> entities, List<CustomEntity> customEntities, Map<String, GuardrailAction> entityActions)
            implements RuleCheck {
        /** The most custom entities of a rule. */
        public static final int MAX_CUSTOM = 25;

        /** Copies lists and map. */
        public Pii {
            entities = List.copyOf(entities);
            customEntities = List.copyOf(customEntities);
            entityActions = Map.copyOf(entityActions);
        }

        @Override
        public RuleType type() {
            return RuleType.PII;
        }
    }

    /**
     * Credentials.
     *
     * @param minConfidence the least confidence that counts, 0 to 1; kinds that are told only by the name they are
     *     assigned to stay below {@link #DEFAULT_CONFIDENCE}, so that by default they never block
     */
    record Secrets(double minConfidence) implements RuleCheck {
        /** What holds where the author says nothing. */
        public static final double DEFAULT_CONFIDENCE = 0.8;

        @Override
        public RuleType type() {
            return RuleType.SECRETS;
        }
    }

    /**
     * Attempts to take over the model.
     *
     * @param minConfidence the least confidence that counts, 0 to 1
     */
    record Injection(double minConfidence) implements RuleCheck {
        /** What holds where the author says nothing. */
        public static final double DEFAULT_CONFIDENCE = 0.5;

        @Override
        public RuleType type() {
            return RuleType.INJECTION;
        }
    }

    /**
     * What another service says.
     *
     * @param vendor whose it is
     * @param connectionId the host's name of the connection, which holds address and secrets
     * @param timeoutMillis how long it may take; 0 for the engine's default
     * @param failOpen whether the text passes when the service fails; the failure is recorded either way
     */
    record External(Vendor vendor, String connectionId, long timeoutMillis, boolean failOpen) implements RuleCheck {
        /** Whose service it is. */
        public enum Vendor {
            /** Aporia guardrails. */
            APORIA,
            /** Averta. */
            AVERTA,
            /** A service of the host's own. */
            WEBHOOK
        }

        @Override
        public RuleType type() {
            return RuleType.EXTERNAL;
        }
    }

    /**
     * What a model says that was asked about the text.
     *
     * @param model name of the model, resolved by the host
     * @param rubric what it is to flag
     * @param format what it answers
     * @param threshold of {@link Format#SCORE}: the least score that fires, 0 to 1; null otherwise
     * @param categories of {@link Format#CATEGORY}: those that fire
     * @param timeoutMillis how long it may take; 0 for the engine's default
     * @param failOpen whether the text passes when the model fails; the failure is recorded either way
     */
    record LlmJudge(
            String model,
            String rubric,
            Format format,
            @Nullable Double threshold,
            List<String> categories,
            long timeoutMillis,
            boolean failOpen)
            implements RuleCheck {
        /** What a judge answers. */
        public enum Format {
            /** Whether to flag. */
            YES_NO,
            /** A number from 0 to 1. */
            SCORE,
            /** A word. */
            CATEGORY
        }

        /** Copies the list. */
        public LlmJudge {
            categories = List.copyOf(categories);
        }

        @Override
        public RuleType type() {
            return RuleType.LLM_JUDGE;
        }
    }

    /**
     * Whether the text is borne out by its sources.
     *
     * @param model name of the model, resolved by the host; empty for the built-in comparison
     * @param rubric what the model is asked; empty for the built-in one
     * @param threshold the least support that passes, 0 to 1
     * @param strict whether a text without sources fires
     * @param maxBytes how much of the sources is compared with, in bytes of UTF-8
     * @param timeoutMillis how long it may take
     */
    record Grounding(String model, String rubric, double threshold, boolean strict, long maxBytes, long timeoutMillis)
            implements RuleCheck {
        /** What holds where the author says nothing. */
        public static final Grounding DEFAULTS = new Grounding("", "", 0.7, false, 100_000, 3_000);

        @Override
        public RuleType type() {
            return RuleType.GROUNDING;
        }
    }
}
