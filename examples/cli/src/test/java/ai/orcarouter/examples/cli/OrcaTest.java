/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrcaTest {
    @Test
    void help_ofTheCommand_namesEverySubcommandAndExitCode() {
        CliRun run = CliRun.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("check", "decide", "destinations", "classify", "cidr", "detect", "guard", "version")
                .contains("events", "runs", "approvals", "posture", "compliance", "report", "audit", "keyset")
                .contains("Exit codes:", "  0  ", "  1  ", "  2  ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "guard", "mcp", "skills", "approvals", "posture", "compliance", "report", "audit", "keyset"})
    void help_ofAGroup_endsEachSummaryWithItsSentence(String group) {
        CliRun run = group.isEmpty() ? CliRun.of("--help") : CliRun.of(group, "--help");

        String commands = run.out().substring(run.out().indexOf("Commands:\n") + 10);
        int end = commands.indexOf("\nInput and output:");
        String list = end < 0 ? commands : commands.substring(0, end);
        // a new command starts two columns in; what goes before it is the end of a summary
        assertThat(list.strip().split("\\R(?=  \\S)"))
                .allSatisfy(entry -> assertThat(entry.stripTrailing()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "decide",
                "destinations",
                "classify",
                "cidr",
                "detect",
                "version",
                "events",
                "runs",
                "approvals",
                "posture",
                "compliance",
                "report",
                "audit",
                "keyset"
            })
    void help_ofASubcommand_showsItsUsage(String name) {
        CliRun run = CliRun.of(name, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: orca " + name);
        assertThat(CliRun.of("help", name).out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cidr", "classify", "destinations", "decide"})
    void inputCommand_withoutInput_isAUsageError(String name) {
        CliRun run = CliRun.of(name);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Missing required parameter");
    }

    @Test
    void noSubcommand_isAUsageError() {
        CliRun run = CliRun.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("which command?");
    }

    @Test
    void run_groupWithoutCommand_namesTheCommands() {
        assertThat(CliRun.of("guard").err()).contains("check, test or eval?");
        assertThat(CliRun.of("skills").err()).contains("scan?");
        assertThat(CliRun.of("audit").code()).isEqualTo(2);
    }

    @Test
    void unknownSubcommand_isAUsageError() {
        assertThat(CliRun.of("detcet").code()).isEqualTo(2);
    }

    @Test
    void missingFile_isAUsageErrorThatNamesIt() {
        CliRun run = CliRun.of("cidr", "no-such-file.jsonl");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("orca: cannot read no-such-file.jsonl: no such file");
    }
}
