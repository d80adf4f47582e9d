/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;

/** Who decides about calls: an engine with its one policy, or a workspace. Thread-safe. */
public interface Judge {
    /** Decides in earnest (SEMANTICS 3.1). */
    Ruling judge(CallContext context, ToolCall call);

    /** What would be decided on the call's own surface; nothing is taken down or recorded. */
    Decision preview(CallContext context, ToolCall call);

    /** Decisions of {@code engine}, which knows neither keys nor approvals. */
    static Judge of(FirewallEngine engine) {
        return new Judge() {
            @Override
            public Ruling judge(CallContext context, ToolCall call) {
                return Ruling.of(engine.mediate(call));
            }

            @Override
            public Decision preview(CallContext context, ToolCall call) {
                return engine.test(call);
            }
        };
    }

    /** Decisions of {@code workspace}. */
    static Judge of(OrcaWorkspace workspace) {
        return new Judge() {
            @Override
            public Ruling judge(CallContext context, ToolCall call) {
                return Ruling.of(workspace.mediate(context, call));
            }

            @Override
            public Decision preview(CallContext context, ToolCall call) {
                return workspace.preview(context, call);
            }
        };
    }
}
