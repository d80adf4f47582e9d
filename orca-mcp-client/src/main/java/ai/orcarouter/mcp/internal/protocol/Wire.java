/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way of carrying messages to a server. Knows nothing of what they mean beyond requests and their answers.
 * Thread-safe.
 */
public interface Wire extends AutoCloseable {
    /** Makes it ready to carry messages: starts the process, if there is one. Does nothing when it is open. */
    void open() throws UpstreamException;

    /** Whether it can carry messages without {@link #open}. */
    boolean isOpen();

    /**
     * Sends a request and waits for its answer. Whatever happens, nothing of the request stays behind; the server is
     * told when nobody waits any more.
     */
    Answer exchange(Outgoing request) throws UpstreamException;

    /** Sends a notification. */
    void tell(ObjectNode notification, Session session, Deadline deadline) throws UpstreamException;

    /**
     * Hears that {@code session} was agreed, and may from now on listen for what the server says by itself.
     *
     * @param subscription the request that a server of the newer era wants for that; it is answered when the server
     *     ends it
     */
    void established(Session session, ObjectNode subscription);

    /** How many lines or events were no messages of the protocol. */
    long noise();

    /** Whether arguments go into headers here ({@code x-mcp-header}). */
    boolean carriesHeaders();

    @Override
    void close();
}
