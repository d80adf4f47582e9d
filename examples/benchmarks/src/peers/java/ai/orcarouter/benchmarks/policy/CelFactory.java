/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/** Makes {@link CelPeer} on CEL's customary runtime and on its newer one, which plans a program before it runs. */
public final class CelFactory implements PolicyPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public CelFactory() {}

    @Override
    public List<String> names() {
        return List.of("cel", "celPlanner");
    }

    @Override
    public PolicyPeer<?> create(String name, PolicyWorkload workload) {
        CelRuntimeBuilder runtime = name.equals("cel")
                ? CelRuntimeFactory.legacyCelRuntimeBuilder()
                : CelRuntimeFactory.plannerRuntimeBuilder();
        return new CelPeer(workload, runtime.build());
    }
}
