/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;

/**
 * One stored event: what happened, its place in the chain of the writer that stored it, and its hash (SEMANTICS 5.4).
 *
 * <p>There is a chain for each workspace, writer and epoch. A writer is one running event writer of one process; it
 * begins a new epoch whenever it starts. {@link #hash()} is the SHA-256 of the canonical JSON of everything else in the
 * row. The constructor does not compare it, so that a row that was tampered with can be read and {@linkplain EventChain
 * found}.
 *
 * @param writer who wrote it: 1 to {@link #MAX_WRITER} digits and letters {@code a} to {@code z}, unique among the
 *     processes that share a store
 * @param epoch the writer's start, not negative
 * @param sequence number of the row in its chain, from 1 without gaps
 * @param previousHash hash of the row before; for row 1 that of {@link ChainHead#ofEvents}
 * @param hash hash of this row, 64 lower-case hexadecimal digits
 * @param event what happened
 */
public record EventRow(String writer, long epoch, long sequence, String previousHash, String hash, Event event) {
    /** The most characters of a writer's id. */
    public static final int MAX_WRITER = 64;

    /** Checks the place and that the hashes are some. */
    public EventRow {
        if (writer.isEmpty() || writer.length() > MAX_WRITER || !isWriter(writer)) {
            throw new IllegalArgumentException("a writer's id has 1 to 64 digits and lower-case letters");
        }
        if (epoch < 0 || sequence < 1) {
            throw new IllegalArgumentException("epochs count from 0, event rows from 1");
        }
        ChainHead.checkHash(previousHash);
        ChainHead.checkHash(hash);
    }

    private static boolean isWriter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    /** The row that stores {@code event} after {@code head} in the chain of {@code writer} and {@code epoch}. */
    static EventRow after(ChainHead head, String writer, long epoch, Event event) {
        long sequence = head.sequence() + 1;
        String hash = EventText.hash(writer, epoch, sequence, head.hash(), event);
        return new EventRow(writer, epoch, sequence, head.hash(), hash, event);
    }

    /** The chain's end with this row as its last. */
    public ChainHead head() {
        return new ChainHead(sequence, hash);
    }

    /** Whether this row comes directly after {@code head}, by number and hash. */
    public boolean follows(ChainHead head) {
        return sequence == head.sequence() + 1 && previousHash.equals(head.hash());
    }

    /** Whether the hash is that of the row. */
    public boolean isIntact() {
        return hash.equals(EventText.hash(writer, epoch, sequence, previousHash, event));
    }

    /** The place of this row in the order of {@link EventStore#page}. */
    public EventCursor cursor() {
        return new EventCursor(event.time(), writer, epoch, sequence);
    }

    /**
     * The whole row as one JSON object in canonical form, for stores that keep it in one column. The member names are
     * those of the feeds (REFERENCE 2.17).
     */
    public String toJson() {
        return EventText.write(writer, epoch, sequence, previousHash, hash, event);
    }

    /**
     * The row that {@link #toJson} wrote.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} if the text is no event row
     */
    public static EventRow fromJson(String json) {
        return EventJson.read(json);
    }
}
