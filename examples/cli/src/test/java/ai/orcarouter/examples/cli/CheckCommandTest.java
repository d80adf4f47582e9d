/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void check_cleanPolicies_printsNothing() throws IOException {
        String yaml = file("a.yaml", "name: a\nrules:\n  - {verdict: deny, tool_name_glob: shell.*}\n");
        String json = file("b.json", "{\"name\":\"b\",\"rules\":[]}");

        CliRun run = CliRun.of("check", yaml, json);

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void check_listsEveryFaultOfEveryFileWithItsPlace() throws IOException {
        String one = file("one.yaml", "name: a\nrules:\n  - verdict: maybe\n  - verdict: cap_cost\n    colour: red\n");
        String two = file("two.json", "{\"name\":\"b\",\n \"default_verdict\":\"sanitize\"}");

        CliRun run = CliRun.of("check", one, two);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith(one + ":3:14:").contains("maybe"))
                .anySatisfy(line -> assertThat(line).startsWith(one + ":5:").contains("colour"))
                .anySatisfy(line -> assertThat(line).startsWith(two + ":2:").contains("default_verdict"));
    }

    @Test
    void check_asJson_writesOneObjectAFault() throws IOException {
        String bad = file("bad.yaml", "name: a\nrules:\n  - verdict: maybe\n");

        CliRun run = CliRun.of("check", "--json", bad);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.objects())
                .singleElement()
                .satisfies(issue -> assertThat(issue)
                        .containsEntry("severity", "error")
                        .containsEntry("file", bad)
                        .containsEntry("line", 3L)
                        .containsEntry("pointer", "/rules/0/verdict")
                        .containsKeys("column", "subject", "message", "hint"));
    }

    @Test
    void check_textThatIsNoPolicyAtAll_isAFault() throws IOException {
        CliRun run = CliRun.of("check", file("broken.json", "{\"name\": "));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("broken.json:1:");
    }

    @Test
    void check_missingFile_isAUsageErrorAndPrintsNoFaults() throws IOException {
        CliRun run = CliRun.of(
                "check",
                file("bad.yaml", "rules: 7\n"),
                folder.resolve("none.yaml").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no such file");
    }

    @Test
    void check_standardInput_isReadOnce() {
        CliRun run = CliRun.lines(List.of("name: a", "rules:", "  - verdict: maybe"), "check", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("-:3:14: error:");
        assertThat(CliRun.of("check", "-", "-").code()).isEqualTo(2);
    }

    @Test
    void check_withoutFiles_isAUsageError() {
        assertThat(CliRun.of("check").code()).isEqualTo(2);
    }
}
