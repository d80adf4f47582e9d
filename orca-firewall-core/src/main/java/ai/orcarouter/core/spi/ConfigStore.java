/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * Keeps the configuration of workspaces: versioned documents, their history and the audit chain, all under one revision
 * per workspace (DESIGN 3.3, SEMANTICS 5.1). One table of documents, one of audit rows and one of revisions are enough.
 *
 * <p><b>Workspaces.</b> A workspace needs no creation: one that was never committed to has revision 0, no documents, no
 * history and the audit head {@link ChainHead#ofAudit}. Workspaces do not see each other.
 *
 * <p><b>Atomicity.</b> A commit becomes visible as a whole: no reader sees a part of it, not even after a crash. Once
 * {@link #commit} has returned {@link CommitResult.Committed}, every later read, from any process, sees it.
 *
 * <p><b>Ordering.</b> The commits of one workspace are in one order, that of their revisions 1, 2, 3 and so on.
 *
 * <p><b>Texts</b> are returned as they were stored, character for character; names compare by exact characters.
 *
 * <p><b>Thread-safety.</b> All methods may be called from any number of threads and, where the store is shared, from
 * any number of processes. They may block; an implementation bounds its own waiting.
 *
 * <p><b>Time.</b> A store reads no clock; times come with the documents and audit rows.
 *
 * <p><b>Errors.</b> A store that cannot be reached or does not answer in time throws
 * {@link ai.orcarouter.core.OrcaException} with {@link ai.orcarouter.core.ErrorCode#STORE_UNAVAILABLE}. A commit that
 * ended so may or may not be stored; it is stored exactly when the audit chain has grown to hold its rows.
 */
public interface ConfigStore {
    /** The most versions that one call of {@link #history} returns. */
    int MAX_HISTORY = 1_000;

    /** The current revision of {@code workspace}; cheap, because engines ask for it often. */
    long revision(String workspace);

    /** Everything {@code workspace} holds at its current revision; all three parts belong to that one revision. */
    ConfigSnapshot read(String workspace);

    /**
     * The versions of one document, deletions included, newest first. A document that never was has none.
     *
     * @param beforeVersion only versions below this one, which continues a page; {@link Long#MAX_VALUE} for the first
     * @param limit the most versions to return, 1 to {@link #MAX_HISTORY}
     * @throws IllegalArgumentException for a limit out of range
     */
    List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit);

    /**
     * Stores all changes and audit rows of {@code commit} and advances the revision by 1, if the current revision is
     * the expected one; else stores nothing. Of several commits that expect the same revision at most one is stored.
     *
     * <p>The caller has checked everything that spans documents, and the versions, against the snapshot of the expected
     * revision. A store overwrites no version and no audit row that it holds: a commit that would do so is an
     * {@link IllegalArgumentException} and stores nothing.
     */
    CommitResult commit(String workspace, ConfigCommit commit);

    /** The audit rows that {@code query} asks for, newest first; fewer than its limit only when there are no more. */
    List<AuditEntry> audit(String workspace, AuditQuery query);

    /**
     * Asks to be told of commits to {@code workspace}, as a hint that saves waiting for the next poll. The library
     * polls {@link #revision} in any case (SEMANTICS 5.2); this default never tells.
     *
     * <p>A store that tells calls {@code onRevision} after a commit is visible, on any thread, with a revision that is
     * current or was; it may skip revisions, tell one twice and tell them out of order. What the listener throws is
     * ignored. After {@link Watch#close} has returned, no call begins.
     */
    default Watch watch(String workspace, LongConsumer onRevision) {
        return () -> {};
    }

    /** A standing request to be told; closing it ends it, closing it again does nothing. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        /** Ends the request. */
        @Override
        void close();
    }
}
