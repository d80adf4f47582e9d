/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.Objects;

/**
 * A gate that reads the workspace which it is part of, so that it can only be made after it. Nobody's call is judged
 * before; if one were, it would be held.
 */
final class LateGate implements SkillGate {
    private volatile SkillGate gate = call -> SkillStanding.unattributed();

    void become(SkillGate made) {
        gate = Objects.requireNonNull(made, "made");
    }

    @Override
    public SkillStanding standing(ToolCall call) {
        return gate.standing(call);
    }
}
