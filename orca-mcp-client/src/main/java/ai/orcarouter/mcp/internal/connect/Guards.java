/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.mcp.internal.transport.GuardedClient;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * The guards of open clients, which are made anew when the host's address policy changes: idle connections are ended
 * then, and one that is in use is judged again at its next request. Thread-safe.
 */
final class Guards {
    /** How to make the guard of each client that somebody still holds. */
    private final Map<GuardedClient, Function<AddressPolicy, DialGuard>> open = new WeakHashMap<>();

    private AddressPolicy policy;

    Guards(AddressPolicy policy) {
        this.policy = policy;
    }

    /** The policy that holds now. */
    synchronized AddressPolicy policy() {
        return policy;
    }

    /** A client whose guard follows the policy. */
    synchronized GuardedClient client(
            Function<AddressPolicy, DialGuard> guard, Function<DialGuard, GuardedClient> maker) {
        GuardedClient client = maker.apply(guard.apply(policy));
        open.put(client, guard);
        return client;
    }

    /** Judges by {@code other} from now on. */
    synchronized void judgeBy(AddressPolicy other) {
        policy = other;
        open.forEach((client, guard) -> client.guardWith(guard.apply(other)));
    }
}
