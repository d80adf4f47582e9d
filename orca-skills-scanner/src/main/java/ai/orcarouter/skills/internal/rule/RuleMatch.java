/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.model.FindingSeverity;

/**
 * A place in a view where a rule applies.
 *
 * @param rule the rule
 * @param severity before context
 * @param confidence from 0.4 to 1
 * @param context whether context may lower the severity
 * @param floor the severity that context cannot go below
 * @param segment where it is
 * @param start its first character in the view
 * @param end behind its last
 */
public record RuleMatch(
        Rule rule,
        FindingSeverity severity,
        double confidence,
        boolean context,
        FindingSeverity floor,
        Segment segment,
        int start,
        int end) {}
