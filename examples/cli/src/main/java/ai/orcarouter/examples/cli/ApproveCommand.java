/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca approvals approve}. */
@Command(
        name = "approve",
        description = {
            "Grants a held call: the agent may send it once more, before the approval expires.",
            "",
            "Exit code 1 when there is no such approval, when it is expired, revoked or decided",
            "already by somebody else or otherwise, and when the role is too low."
        })
final class ApproveCommand extends RulingCommand {
    ApproveCommand() {
        super(true);
    }
}
