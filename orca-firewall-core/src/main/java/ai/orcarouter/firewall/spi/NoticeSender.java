/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.SignedNotice;

/**
 * Sends approval notices to a reviewer's system (REFERENCE 2.13). Best effort: a notice that is lost loses no approval,
 * because the queue is the source of truth.
 *
 * <p>Thread-safe. May block up to its own deadline, so it is called on an executor and never on the thread of a
 * decision. It must send by {@code POST} over https only, to the URL as it stands, through a dialler that refuses
 * addresses of {@code AddressPolicy} at the moment it dials, without a proxy and without following redirects: the URL
 * was checked by name only. An exception or {@code null} counts as {@link Outcome#FAILED}.
 */
@FunctionalInterface
public interface NoticeSender {
    /** What became of a notice. */
    enum Outcome {
        /** The receiver answered with a status from 200 to 299. */
        DELIVERED,
        /** The receiver answered with another status. */
        REFUSED,
        /** There was no answer, or the destination was refused. */
        FAILED
    }

    /**
     * Delivers a notice with its headers and its body byte for byte. It may try more than once before it answers; every
     * try carries the same bytes, so that a receiver knows a repeated one by its approval.
     */
    Outcome send(SignedNotice notice);
}
