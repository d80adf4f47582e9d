/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.HashMap;
import java.util.Map;

/** A floor, not an engine: one hash look-up of the tool name; roles and predicates are ignored. */
final class FloorHash implements PolicyPeer<Call> {
    private final Map<String, Integer> byTool = new HashMap<>();

    FloorHash(PolicyWorkload workload) {
        LoopString loop = new LoopString(workload);
        for (Call call : workload.calls()) {
            byTool.put(call.tool(), loop.allow(call) ? 1 : 2);
        }
    }

    @Override
    public Call prepare(Call call) {
        return call;
    }

    @Override
    public boolean allow(Call call) {
        Integer verdict = byTool.get(call.tool());
        return verdict != null && verdict == 1;
    }

    @Override
    public boolean complete() {
        return false;
    }
}
