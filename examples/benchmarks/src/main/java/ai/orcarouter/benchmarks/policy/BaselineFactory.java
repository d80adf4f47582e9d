/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/** Makes Orca's engine and the hand-written reference points. */
public final class BaselineFactory implements PolicyPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public BaselineFactory() {}

    @Override
    public List<String> names() {
        return List.of("orca", "floorHash", "refCandidates", "loopString", "loopRegex");
    }

    @Override
    public PolicyPeer<?> create(String name, PolicyWorkload workload) {
        return switch (name) {
            case "orca" -> new OrcaPeer(workload);
            case "floorHash" -> new FloorHash(workload);
            case "refCandidates" -> new RefCandidates(workload);
            case "loopString" -> new LoopString(workload);
            case "loopRegex" -> new LoopRegex(workload);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
