/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import java.util.List;

/**
 * What is known of the addresses of one destination.
 *
 * @param state whether they were looked up
 * @param list the addresses; empty unless known
 */
record ReferenceAddresses(State state, List<IpAddress> list) {
    enum State {
        /** Not looked up yet. */
        UNASKED,
        /** Looked up in vain. */
        FAILED,
        /** All of them. */
        KNOWN
    }

    static final ReferenceAddresses UNASKED = new ReferenceAddresses(State.UNASKED, List.of());
    static final ReferenceAddresses FAILED = new ReferenceAddresses(State.FAILED, List.of());

    static ReferenceAddresses known(List<IpAddress> list) {
        return new ReferenceAddresses(State.KNOWN, list);
    }

    /**
     * Looks {@code name} up; whatever goes wrong is a failed look-up (SEMANTICS 2.3). A single label is never asked.
     */
    static ReferenceAddresses lookUp(HostResolver resolver, String name, Duration timeout) {
        if (name.indexOf('.') < 0) {
            return FAILED;
        }
        try {
            Resolution answer = resolver.resolve(name, timeout);
            return answer != null && answer.outcome() == Resolution.Outcome.OK ? known(answer.addresses()) : FAILED;
        } catch (RuntimeException e) {
            return FAILED;
        }
    }
}
