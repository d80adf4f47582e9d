/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/** Makes {@link CasbinPeer}. */
public final class CasbinFactory implements PolicyPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public CasbinFactory() {}

    @Override
    public List<String> names() {
        return List.of("casbinGlob", "casbinCached");
    }

    @Override
    public PolicyPeer<?> create(String name, PolicyWorkload workload) {
        return new CasbinPeer(workload, name.equals("casbinCached"));
    }
}
