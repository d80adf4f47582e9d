/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/** Makes {@link CedarPeer}. */
public final class CedarFactory implements PolicyPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public CedarFactory() {}

    @Override
    public List<String> names() {
        return List.of("cedar", "cedarCached");
    }

    @Override
    public PolicyPeer<?> create(String name, PolicyWorkload workload) {
        return new CedarPeer(workload, name.equals("cedarCached"));
    }
}
