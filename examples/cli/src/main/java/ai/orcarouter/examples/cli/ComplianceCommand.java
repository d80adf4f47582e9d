/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;

/** {@code orca compliance}: what an auditor asks for. */
@Command(
        name = "compliance",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PackListCommand.class,
            PackInstallCommand.class,
            PackGoLiveCommand.class,
            PackObserveCommand.class,
            PackJoinCommand.class,
            PackUpgradeCommand.class,
            PackUninstallCommand.class,
            PackAttestCommand.class,
            PackReadinessCommand.class,
            ComplianceReportCommand.class
        },
        description = {
            "Installs compliance packs, which observe first, and lets them enforce; says how far the",
            "workspace realises a framework, and makes signed reports of what it recorded."
        })
final class ComplianceCommand extends CommandGroup {}
