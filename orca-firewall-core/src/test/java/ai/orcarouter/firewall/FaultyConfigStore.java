/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A store that fails, hangs, counts and keeps silent as a test asks. */
final class FaultyConfigStore implements ConfigStore {
    final MemoryConfigStore real = new MemoryConfigStore();
    final AtomicInteger revisions = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger commits = new AtomicInteger();
    volatile boolean down;
    volatile boolean tells;
    volatile @Nullable CountDownLatch hang;
    volatile @Nullable CountDownLatch entered;
    volatile Runnable beforeCommit = () -> {};
    volatile boolean losesAnswers;

    private void pass() {
        CountDownLatch reached = entered;
        CountDownLatch latch = hang;
        if (latch != null && reached != null) {
            reached.countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (down) {
            throw unavailable();
        }
    }

    private static OrcaException unavailable() {
        return new OrcaException(ErrorCode.STORE_UNAVAILABLE, "down");
    }

    @Override
    public long revision(String workspace) {
        revisions.incrementAndGet();
        pass();
        return real.revision(workspace);
    }

    @Override
    public ConfigSnapshot read(String workspace) {
        reads.incrementAndGet();
        pass();
        return real.read(workspace);
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        pass();
        return real.history(workspace, kind, id, beforeVersion, limit);
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        commits.incrementAndGet();
        pass();
        beforeCommit.run();
        CommitResult result = real.commit(workspace, commit);
        if (losesAnswers) {
            throw unavailable();
        }
        return result;
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        pass();
        return real.audit(workspace, query);
    }

    @Override
    public Watch watch(String workspace, LongConsumer onRevision) {
        pass();
        return tells ? real.watch(workspace, onRevision) : () -> {};
    }
}
