/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.testkit.CallScenarios;
import ai.orcarouter.firewall.testkit.StatedAndFound;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Many random calls whose destinations are known, so that comparing millions of pairs does not find them anew. */
final class CallPool {
    private final List<ToolCall> calls;
    private final IdentityHashMap<ToolCall, Extraction> extractions = new IdentityHashMap<>();

    CallPool(long seed, int size) {
        CallScenarios scenarios = new CallScenarios(seed);
        calls = Stream.generate(scenarios::next).limit(size).toList();
        for (ToolCall call : calls) {
            if (call.arguments().fault().isEmpty()) {
                extractions.put(call, StatedAndFound.of(call));
            }
        }
    }

    ToolCall any(SplittableRandom random) {
        return calls.get(random.nextInt(calls.size()));
    }

    /** The destinations of a call of this pool or any other. */
    Extraction extraction(ToolCall call) {
        Extraction known = extractions.get(call);
        return known == null ? StatedAndFound.of(call) : known;
    }

    /** The same call with arguments that nobody has read yet. */
    static ToolCall unread(ToolCall call) {
        return call.arguments().fault().isPresent()
                ? call
                : call.withArguments(Arguments.ofJson(call.arguments().toJson()));
    }
}
