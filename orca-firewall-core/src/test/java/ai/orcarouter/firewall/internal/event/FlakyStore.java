/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A store that fails as told: before an append or after it, so that the caller does not know. */
final class FlakyStore implements EventStore {
    enum Failure {
        NONE,
        BEFORE,
        AFTER,
        CRASH
    }

    final MemoryEventStore rows = new MemoryEventStore();
    final Deque<Failure> plan = new ArrayDeque<>();
    Failure always = Failure.NONE;
    int appends;

    @Override
    public synchronized void append(String workspace, List<EventRow> batch) {
        appends++;
        Failure now = plan.isEmpty() ? always : plan.remove();
        if (now == Failure.CRASH) {
            throw new IllegalStateException("a bug of the store");
        }
        if (now != Failure.BEFORE) {
            rows.append(workspace, batch);
        }
        if (now != Failure.NONE) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "no answer");
        }
    }

    @Override
    public List<EventRow> page(String workspace, EventQuery query) {
        return rows.page(workspace, query);
    }

    @Override
    public List<WriterHead> heads(String workspace) {
        return rows.heads(workspace);
    }

    @Override
    public List<EventRow> chain(String workspace, String writer, long epoch, long afterSequence, int limit) {
        return rows.chain(workspace, writer, epoch, afterSequence, limit);
    }
}
