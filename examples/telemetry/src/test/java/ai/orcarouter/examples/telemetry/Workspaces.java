/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;

/** A governed workspace that tells a listener, and calls for it. */
final class Workspaces {
    static final String SECRET = "sk-planted-0123456789";
    static final ToolCall READ = call("files.read");
    static final ToolCall SHELL = call("shell.run");
    static final ToolCall PAY = call("bank.pay");

    private Workspaces() {}

    static ToolCall call(String tool) {
        return ToolCall.builder(tool)
                .arguments(Arguments.ofJson("{\"token\":\"" + SECRET + "\",\"url\":\"https://" + SECRET + ".example/"
                        + SECRET + "\",\"deep\":[{\"" + SECRET + "\":1}]}"))
                .destinations("https://" + SECRET + ".example/")
                .server("files")
                .model("some-model")
                .provider("some.provider")
                .conversation("conv-1")
                .build();
    }

    /** Denies the shell, holds payments, allows the rest. */
    static OrcaWorkspace telling(WorkspaceListener listener) {
        OrcaWorkspaceBuilder builder = OrcaWorkspace.builder("acme").listener(listener);
        OrcaWorkspace workspace = builder.build();
        workspace
                .admin()
                .policies()
                .create(
                        new Actor("owner", Role.OWNER),
                        FirewallPolicy.builder(1, "house rules")
                                .isDefault(true)
                                .defaultVerdict(Verdict.ALLOW)
                                .rules(List.of(
                                        rule(1, Verdict.DENY, "shell.*"), rule(2, Verdict.PENDING_APPROVAL, "bank.*")))
                                .build());
        return workspace;
    }

    private static FirewallRule rule(long id, Verdict verdict, String glob) {
        return FirewallRule.builder(id, verdict)
                .label("rule " + id)
                .stage(Surface.MCP)
                .toolNameGlob(glob)
                .build();
    }
}
