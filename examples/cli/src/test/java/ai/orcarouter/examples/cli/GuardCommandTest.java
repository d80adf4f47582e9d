/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuardCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    @Test
    void check_faultyFile_listsEveryFaultAndEndsWithOne() throws Exception {
        CliRun run = CliRun.of("guard", "check", file("g.yaml", "name: x\nrules:\n  - type: keyward\n"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("did you mean \"keyword\"?", "\"stage\" is missing", "\"action\" is missing");
    }

    @Test
    void check_preset_hasNoFaults() {
        CliRun run = CliRun.of("guard", "check", "preset:pii-shield");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void test_presetOnTexts_answersEachLine() throws Exception {
        String in = file(
                "in.jsonl",
                "{\"id\":1,\"text\":\"\uD83D\uDE00 mail anna.meier@firma.de\"}\n{\"id\":2,\"text\":\"hello\"}\n{\"id\":3}\n");
        CliRun run = CliRun.of("guard", "test", "preset:pii-shield", in);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"sanitized\":\"\\uD83D\\uDE00 mail [EMAIL]\"",
                                        "\"kind\":\"email\",\"start\":7,\"end\":26"),
                        line -> assertThat(line).contains("\"blocked\":false,\"mutated\":false,\"violations\":[]"),
                        line -> assertThat(line).contains("\"blocked\":true", "\"error\""));
    }

    @Test
    void test_unknownPreset_isWrongUsage() {
        assertThat(CliRun.of("guard", "check", "preset:nope").code()).isEqualTo(2);
    }
}
