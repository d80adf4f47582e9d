/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.List;

/**
 * Keeps the events of workspaces; rows are added, read and never changed (REFERENCE 2.17, SEMANTICS 5.4). How long rows
 * are kept is the store's own business. One table is enough: the columns that {@link EventQuery} names and
 * {@link EventRow#toJson()}.
 *
 * <p><b>Workspaces</b> need no creation and do not see each other.
 *
 * <p><b>Atomicity.</b> A batch becomes visible as a whole. Once {@link #append} has returned, every later read, from
 * any process, sees its rows until they are too old to be kept.
 *
 * <p><b>Identity.</b> Workspace, writer, epoch and sequence identify a row. Rows are returned equal to those that were
 * appended.
 *
 * <p><b>Ordering.</b> {@link #page} returns rows by descending {@link EventCursor}: newest first by time of the event,
 * whatever the order of appending. Continuing after the last row of a page misses and repeats no row that was stored
 * before the first page was read, however many are appended meanwhile.
 *
 * <p><b>Thread-safety.</b> All methods may be called from any number of threads and, where the store is shared, from
 * any number of processes. They may block; an implementation bounds its own waiting. {@link #append} is called by the
 * library's event writer, never by a deciding thread.
 *
 * <p><b>Time.</b> A store reads no clock, except to let rows go that are too old to be kept.
 *
 * <p><b>Errors.</b> A store that cannot be reached or does not answer in time throws
 * {@link ai.orcarouter.core.OrcaException} with {@link ai.orcarouter.core.ErrorCode#STORE_UNAVAILABLE}. A batch that
 * ended so may or may not be stored; its caller appends the same batch again.
 */
public interface EventStore {
    /** The most rows that one call of {@link #chain} returns. */
    int MAX_CHAIN = 10_000;

    /**
     * Stores the rows of {@code batch} that are not stored yet, all of them or none. A row whose identity is stored
     * already is skipped and leaves the stored one as it is, so that appending a batch twice is appending it once. An
     * empty batch changes nothing.
     */
    void append(String workspace, List<EventRow> batch);

    /** The rows that {@code query} asks for, newest first; fewer than its limit only when there are no more. */
    List<EventRow> page(String workspace, EventQuery query);

    /** Every chain of {@code workspace} that has rows, with its newest row's sequence and hash, in any order. */
    List<WriterHead> heads(String workspace);

    /**
     * Rows of one chain by ascending sequence, for verifying it; fewer than {@code limit} only when there are no more.
     *
     * @param afterSequence only rows with a higher number; 0 for the first
     * @param limit the most rows to return, 1 to {@link #MAX_CHAIN}
     * @throws IllegalArgumentException for a limit out of range
     */
    List<EventRow> chain(String workspace, String writer, long epoch, long afterSequence, int limit);

    /**
     * The end of one chain of events.
     *
     * @param writer who writes it
     * @param epoch the writer's start
     * @param head its newest row
     */
    record WriterHead(String writer, long epoch, ChainHead head) {}
}
