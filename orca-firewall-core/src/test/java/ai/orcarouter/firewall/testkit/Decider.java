/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;

/** Whatever decides about calls by one policy: the engine or the reference. Tests of the semantics run against both. */
public interface Decider {
    /** Judges {@code call} on its own surface. */
    Decision evaluate(ToolCall call);

    /** Judges {@code call} on its own surface and, where it goes out, on the egress surface (SEMANTICS 3.1). */
    Decision mediate(ToolCall call);
}
