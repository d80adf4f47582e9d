/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds and verifies the audit chain of a workspace (SEMANTICS 5.4). Pure functions. */
public final class AuditChain {
    private AuditChain() {}

    /** The rows that record {@code acts}, in that order, after {@code head}. */
    public static List<AuditEntry> append(ChainHead head, List<AuditAct> acts) {
        List<AuditEntry> rows = new ArrayList<>(acts.size());
        ChainHead at = head;
        for (AuditAct act : acts) {
            AuditEntry row = AuditEntry.after(at, act);
            rows.add(row);
            at = row.head();
        }
        return List.copyOf(rows);
    }

    /**
     * Says what is wrong with a stretch of a chain: a row that was changed, removed, added or moved. Empty when the
     * rows lead from {@code from} to {@code to} without a fault.
     *
     * @param from the end of the chain before the first of the rows, such as {@link ChainHead#ofAudit}
     * @param rows oldest first
     * @param to the end of the chain after the last of the rows, as the verifier knows it from elsewhere
     */
    public static Optional<String> fault(ChainHead from, List<AuditEntry> rows, ChainHead to) {
        ChainHead at = from;
        for (AuditEntry row : rows) {
            if (!row.follows(at)) {
                return Optional.of("audit row " + row.sequence() + " does not follow row " + at.sequence());
            }
            if (!row.isIntact()) {
                return Optional.of("audit row " + row.sequence() + " was changed");
            }
            at = row.head();
        }
        return at.equals(to)
                ? Optional.empty()
                : Optional.of("the audit chain ends with row " + at.sequence() + ", not with the expected row "
                        + to.sequence());
    }
}
