/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

/** Told by the writer's thread how the writing goes. What it throws is logged and changes nothing. */
public interface WriterListener {
    /** Does nothing. */
    WriterListener NONE = new WriterListener() {};

    /** {@code count} further events found no place and were dropped. */
    default void dropped(long count) {}

    /** The store took {@code count} events. */
    default void written(int count) {}

    /** The store failed for the {@code failures}th time in a row. */
    default void failed(String error, int failures) {}
}
