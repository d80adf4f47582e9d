/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.List;

/**
 * What one look-up of a name gave.
 *
 * @param host the canonical name that was asked
 * @param outcome how the look-up ended
 * @param addresses every address of the answer; not empty exactly when the outcome is {@link Outcome#OK}
 */
public record Resolution(String host, Outcome outcome, List<IpAddress> addresses) {
    /** How a look-up ended. */
    public enum Outcome {
        /** At least one address. */
        OK,
        /** The name does not exist or has no address. */
        NOT_FOUND,
        /** No answer in time. */
        TIMEOUT,
        /** The resolver failed. */
        ERROR
    }

    /** Checks that addresses and outcome agree. */
    public Resolution {
        addresses = List.copyOf(addresses);
        if ((outcome == Outcome.OK) == addresses.isEmpty()) {
            throw new IllegalArgumentException("an answer has addresses exactly when its outcome is OK");
        }
    }

    /** An answer with addresses; an empty list means {@link Outcome#NOT_FOUND}. */
    public static Resolution of(String host, List<IpAddress> addresses) {
        return new Resolution(host, addresses.isEmpty() ? Outcome.NOT_FOUND : Outcome.OK, addresses);
    }

    /** An answer without addresses. */
    public static Resolution failed(String host, Outcome outcome) {
        return new Resolution(host, outcome, List.of());
    }
}
