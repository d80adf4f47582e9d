/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.ToolCall;

/**
 * Says which governed skill owns a call and what that skill may do (REFERENCE 6.4 and 6.5).
 *
 * <p>On the hot path: a non-blocking view over immutable state, thread-safe (SEMANTICS 7.3). A gate that throws or
 * returns {@code null} is taken as {@link SkillStanding#unattributed()}, which holds the call.
 */
@FunctionalInterface
public interface SkillGate {
    /** The standing of the skill that owns {@code call}. */
    SkillStanding standing(ToolCall call);

    /** The gate of hosts without skill governance: no call has an owner but the one it names itself. */
    SkillGate NONE = call -> SkillStanding.ungoverned();
}
