/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import java.util.List;

/** What one clause comes to (see {@code ArgumentClause}). */
enum ReferenceTruth {
    TRUE,
    FALSE,
    UNRESOLVED,
    SUSPICIOUS,
    ERROR;

    static ReferenceTruth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    ReferenceTruth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNRESOLVED, SUSPICIOUS, ERROR -> this;
        };
    }

    /** Some element of an array. */
    static ReferenceTruth some(List<ReferenceTruth> elements) {
        for (ReferenceTruth wanted : List.of(TRUE, ERROR, SUSPICIOUS, FALSE)) {
            if (elements.contains(wanted)) {
                return wanted;
            }
        }
        return elements.isEmpty() ? FALSE : UNRESOLVED;
    }

    /** All clauses of one rule: true, false, or error for a rule that must deny. */
    static ReferenceTruth all(List<ReferenceTruth> clauses, boolean restricts) {
        if (clauses.contains(FALSE)) {
            return FALSE;
        }
        if (clauses.contains(ERROR)) {
            return restricts ? ERROR : FALSE;
        }
        if (clauses.contains(UNRESOLVED)) {
            return FALSE;
        }
        if (clauses.contains(SUSPICIOUS)) {
            return of(restricts);
        }
        return TRUE;
    }
}
