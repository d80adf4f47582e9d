/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.model.Decision;

/** What became of a decision when its run was to take it down. */
public sealed interface Commitment {
    /**
     * The decision holds and the run knows of it.
     *
     * @param decision what holds: the decision that was to be committed, or the denial that took its place because a
     *     budget was used up meanwhile, the run's state is full or the ledger failed
     * @param settlement what was reserved for the call; empty when it does not pass
     */
    record Final(Decision decision, Settlement settlement) implements Commitment {}

    /**
     * Nothing was taken down: another call of the run came between, and with it the decision may be another. The call
     * must be decided again, in a new session.
     */
    record Again() implements Commitment {}
}
