/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.List;

/** Makes Orca's set and the hand-written reference points. */
public final class CidrBaselineFactory implements CidrPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public CidrBaselineFactory() {}

    @Override
    public List<String> names() {
        return List.of("orca", "sortedRanges", "loopMask");
    }

    @Override
    public CidrPeer<?> create(String name, CidrWorkload workload) {
        return switch (name) {
            case "orca" -> new OrcaCidr(workload);
            case "sortedRanges" -> new SortedRanges(workload);
            case "loopMask" -> new LoopMask(workload);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
