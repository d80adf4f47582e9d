/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** What the characters of an identifier must obey besides its template: check digits, dates, ranges that are in use. */
@FunctionalInterface
interface Check {
    /** Whether the identifier obeys. */
    boolean holds(Compact id);

    /** Both. */
    default Check and(Check other) {
        return id -> holds(id) && other.holds(id);
    }
}
