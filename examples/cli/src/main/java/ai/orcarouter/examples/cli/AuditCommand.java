/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca audit}: whether the records of a workspace are as they were written. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditVerifyCommand.class, AuditCheckpointCommand.class},
        description = {
            "Signs checkpoints of the chains of audit rows and events, and verifies the chains against them.",
            "Keep a checkpoint where nobody who can write to the database can change it."
        })
final class AuditCommand extends CommandGroup {}
