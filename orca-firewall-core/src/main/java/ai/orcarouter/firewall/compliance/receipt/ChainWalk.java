/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads chains page by page and tells everything that is wrong with them; memory does not grow with their length. */
final class ChainWalk {
    private static final int PAGE = 2_000;

    private final String workspace;
    private final Consumer<String> faults;
    private long rows;

    ChainWalk(String workspace, Consumer<String> faults) {
        this.workspace = workspace;
        this.faults = faults;
    }

    /** How many rows were looked at. */
    long rows() {
        return rows;
    }

    /**
     * Walks the audit chain from its end down, because that is how a store gives it.
     *
     * @param head where it ends
     * @param down where to stop
     * @param expected hashes that rows in between must have, by number
     */
    void audit(ConfigStore store, ChainHead head, ChainHead down, Map<Long, String> expected) {
        ChainHead next = head;
        while (next.sequence() > down.sequence()) {
            List<AuditEntry> page = store.audit(
                    workspace,
                    AuditQuery.builder()
                            .beforeSequence(next.sequence() + 1)
                            .limit(AuditQuery.MAX_LIMIT)
                            .build());
            if (page.isEmpty()) {
                faults.accept("audit rows " + (down.sequence() + 1) + " to " + next.sequence() + " are missing");
                return;
            }
            for (AuditEntry row : page) {
                if (row.sequence() <= down.sequence()) {
                    break;
                }
                next = auditRow(row, next, expected);
            }
        }
        if (!next.equals(down)) {
            faults.accept("the audit chain does not go on after row " + down.sequence());
        }
    }

    /** Checks one row, and says which one must come before it. */
    private ChainHead auditRow(AuditEntry row, ChainHead wanted, Map<Long, String> expected) {
        rows++;
        if (row.sequence() != wanted.sequence()) {
            faults.accept("audit rows " + (row.sequence() + 1) + " to " + wanted.sequence() + " are missing");
        } else if (!row.hash().equals(wanted.hash())) {
            faults.accept("audit row " + row.sequence() + " is not the one that the next row or head names");
        }
        if (!row.isIntact()) {
            faults.accept("audit row " + row.sequence() + " was changed");
        }
        String known = expected.get(row.sequence());
        if (known != null && !known.equals(row.hash())) {
            faults.accept("audit row " + row.sequence() + " is not the one that a checkpoint saw");
        }
        return new ChainHead(row.sequence() - 1, row.previousHash());
    }

    /**
     * Walks an event chain from {@code from} up.
     *
     * @param expected hashes that rows must have, by number
     * @param wanted whether to go on with a row; the first one that is not wanted ends the walk before it
     * @return where it ends
     */
    ChainHead events(
            EventStore store,
            String writer,
            long epoch,
            ChainHead from,
            Map<Long, String> expected,
            Predicate<EventRow> wanted) {
        String name = ChainState.name(writer, epoch);
        ChainHead at = from;
        while (true) {
            List<EventRow> page = store.chain(workspace, writer, epoch, at.sequence(), PAGE);
            for (EventRow row : page) {
                if (!wanted.test(row)) {
                    return at;
                }
                at = eventRow(name, row, at, expected);
            }
            if (page.size() < PAGE) {
                return at;
            }
        }
    }

    private ChainHead eventRow(String name, EventRow row, ChainHead at, Map<Long, String> expected) {
        rows++;
        if (row.sequence() != at.sequence() + 1) {
            faults.accept("events " + (at.sequence() + 1) + " to " + (row.sequence() - 1) + " of chain " + name
                    + " are missing");
        } else if (!row.previousHash().equals(at.hash())) {
            faults.accept("event " + row.sequence() + " of chain " + name + " does not follow the one before it");
        }
        if (!row.isIntact()) {
            faults.accept("event " + row.sequence() + " of chain " + name + " was changed");
        }
        String known = expected.get(row.sequence());
        if (known != null && !known.equals(row.hash())) {
            faults.accept("event " + row.sequence() + " of chain " + name + " is not the one that a checkpoint saw");
        }
        return row.head();
    }
}
