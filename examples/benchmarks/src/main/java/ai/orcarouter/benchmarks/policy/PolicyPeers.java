/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds engines by name: those of this module and those the profile {@code peers} adds. */
final class PolicyPeers {
    private PolicyPeers() {}

    static PolicyPeer<?> create(String name, PolicyWorkload workload) {
        for (PolicyPeerFactory factory : ServiceLoader.load(PolicyPeerFactory.class)) {
            if (factory.names().contains(name)) {
                return factory.create(name, workload);
            }
        }
        throw new IllegalArgumentException("no engine \"" + name + "\"; there are " + names()
                + (names().contains("drools") ? "" : ", and more when built with -Ppeers"));
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        ServiceLoader.load(PolicyPeerFactory.class).forEach(factory -> names.addAll(factory.names()));
        return names;
    }
}
