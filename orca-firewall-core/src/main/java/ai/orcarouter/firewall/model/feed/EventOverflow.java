/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

/** What becomes of an event when the queue before the event store is full. Either way none is lost without a trace. */
public enum EventOverflow {
    /** The deciding thread waits for room up to a deadline; after it the event is dropped and counted. */
    BLOCK,
    /** The event is dropped at once, counted, and the number of dropped events is reported as an event. */
    COUNT_AND_REPORT
}
