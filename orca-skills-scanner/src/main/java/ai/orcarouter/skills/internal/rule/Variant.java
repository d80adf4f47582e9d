/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.List;
import java.util.Set;

/**
 * One way in which a rule applies.
 *
 * @param finds indexes of the terms that it starts from
 * @param kinds kinds of segments that it looks at
 * @param languages of code that it looks at; all when empty
 * @param with all of these must hold
 * @param unless none of these may hold
 * @param severity before context
 * @param confidence from 0.4 to 1
 * @param context whether context may lower the severity
 * @param floor the severity that context cannot go below
 */
record Variant(
        List<Integer> finds,
        Set<SegmentKind> kinds,
        Set<String> languages,
        List<Condition> with,
        List<Condition> unless,
        FindingSeverity severity,
        double confidence,
        boolean context,
        FindingSeverity floor) {}
