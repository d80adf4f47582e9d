/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.time.ZoneOffset;
import java.util.Locale;

/** What matches are counted by. */
public enum MatchGrouping {
    /** The effective action. */
    ACTION,
    /** The type of the rule. */
    RULE_TYPE,
    /** Where the text stood. */
    STAGE,
    /** The guardrail, by name. */
    GUARDRAIL,
    /** The rule, as {@code guardrail/rule}. */
    RULE,
    /** The model. */
    MODEL,
    /** The key, by id. */
    KEY,
    /** The day in UTC. */
    DAY;

    /** What a match counts for; may be empty. */
    public String of(MatchRecord match) {
        return switch (this) {
            case ACTION -> match.action();
            case RULE_TYPE -> match.ruleType();
            case STAGE -> match.stage();
            case GUARDRAIL -> match.guardrailName();
            case RULE -> match.guardrailId() + "/" + match.ruleId();
            case MODEL -> match.model();
            case KEY -> match.keyId();
            case DAY -> match.time().atZone(ZoneOffset.UTC).toLocalDate().toString();
        };
    }

    /** The name in queries. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
