/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca posture}: the switch over the policies and guardrails of a workspace. */
@Command(
        name = "posture",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PostureSimulateCommand.class, PostureApplyCommand.class, PostureUndoCommand.class},
        description = {
            "Sets the firewall and the guardrails of a workspace to a level in one step, shows before what",
            "that would change, and undoes it exactly. The levels:",
            "",
            "  tight       denies calls unless a rule allows them, shell and fetch tools in any case;",
            "              masks personal data and rejects credentials in requests",
            "  balanced    records calls, denies shell tools; flags personal data",
            "  permissive  no default policy and guardrail; records every call as a gap"
        })
final class PostureCommand extends CommandGroup {}
