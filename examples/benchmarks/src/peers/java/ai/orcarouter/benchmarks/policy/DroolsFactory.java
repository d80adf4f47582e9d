/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/** Makes {@link DroolsPeer}. */
public final class DroolsFactory implements PolicyPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public DroolsFactory() {}

    @Override
    public List<String> names() {
        return List.of("drools");
    }

    @Override
    public PolicyPeer<?> create(String name, PolicyWorkload workload) {
        return new DroolsPeer(workload);
    }
}
