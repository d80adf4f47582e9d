/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.List;

/** Reads the events of a stream of one API. One thread at a time. */
interface StreamEvents {
    /**
     * Takes an event, and holds what it must not let through yet.
     *
     * @throws RefusedException when the stream goes no further
     * @throws CutException when a text was cut
     */
    void accept(SseEvent event);

    /** Whether the last event of the stream has come. */
    boolean isComplete();

    /** Lets through the texts of a stream that ended too soon; calls of tools are not. */
    void finishTexts();

    /** The events that end a stream whose text was cut. */
    List<SseEvent> cut(CutException cut);

    /** The events that end a stream with an error. */
    List<SseEvent> error(Filtered.Refused refused);

    /** Takes no more. */
    void close();
}
