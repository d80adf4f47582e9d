/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import ai.orcarouter.examples.http.TargetRefusedException;
import ai.orcarouter.firewall.spi.NoticeSender.Outcome;

/** What became of a notice, in more detail than the engine asks for. Immutable. */
public sealed interface Delivery {
    /** How often it was tried; at least once. */
    int attempts();

    /** The same for the engine. */
    Outcome outcome();

    /**
     * The receiver answered.
     *
     * @param status of the last answer
     */
    record Answered(int status, int attempts) implements Delivery {
        /** {@link Outcome#DELIVERED} for a status from 200 to 299. */
        @Override
        public Outcome outcome() {
            return status >= 200 && status <= 299 ? Outcome.DELIVERED : Outcome.REFUSED;
        }
    }

    /**
     * The receiver did not answer.
     *
     * @param fault why, at the last try
     * @param code what refused, where something did: a code of {@code DialRefusedException} or of
     *     {@link TargetRefusedException}; else empty
     */
    record Failed(Fault fault, String code, int attempts) implements Delivery {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }
}
