/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.ToolCall;

/** The destinations of a call as the engine is given them: the stated ones, then those of the arguments. */
public final class StatedAndFound {
    private StatedAndFound() {}

    /** The union of both (SEMANTICS 2.1); asked only for arguments without fault. */
    public static Extraction of(ToolCall call) {
        DestinationExtractor extractor = DestinationExtractor.defaults();
        Extraction found = extractor.extract(
                call.server().orElse(null), call.tool(), call.arguments().value());
        return extractor.explicit(call.destinations()).and(found);
    }
}
