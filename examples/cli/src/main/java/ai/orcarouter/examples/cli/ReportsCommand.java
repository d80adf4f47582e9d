/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca report}: what a reader of a report needs. */
@Command(
        name = "report",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReportVerifyCommand.class},
        description = "Verifies compliance reports. Reads files and nothing else.")
final class ReportsCommand extends CommandGroup {}
