/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca approvals reject}. */
@Command(
        name = "reject",
        description = {
            "Refuses a held call for good.",
            "",
            "Exit code 1 when there is no such approval, when it is expired, revoked or decided",
            "already by somebody else or otherwise, and when the role is too low."
        })
final class RejectCommand extends RulingCommand {
    RejectCommand() {
        super(false);
    }
}
