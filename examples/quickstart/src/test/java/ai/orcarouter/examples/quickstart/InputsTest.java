/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void read_ownFiles_areUsed() throws IOException {
        Inputs inputs = Inputs.read(file("p.yaml", "name: p\n"), file("c.jsonl", "{\"tool\":\"ping\"}\n"));

        assertThat(inputs.policy().policy().name()).isEqualTo("p");
        assertThat(inputs.calls()).hasSize(1);
        assertThat(inputs.engine().policy().name()).isEqualTo("p");
    }

    @Test
    void read_noFiles_usesTheOnesThatComeWithIt() throws IOException {
        assertThat(Inputs.read().calls()).hasSizeGreaterThan(300);
    }

    @Test
    void read_filesThatCannotBeUsed_saysWhichAndWhy() throws IOException {
        String policy = file("p.yaml", "name: p\n");
        Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {(byte) 0xe9});

        assertThatThrownBy(() -> Inputs.read("none.yaml")).hasMessage("cannot read none.yaml: no such file");
        assertThatThrownBy(() -> Inputs.read(policy, "none.jsonl")).hasMessage("cannot read none.jsonl: no such file");
        assertThatThrownBy(() -> Inputs.read(policy, latin.toString()))
                .hasMessage("cannot read " + latin + ": not UTF-8");
        assertThatThrownBy(() -> Inputs.read(policy, policy)).hasMessageStartingWith("line 1 of the calls: ");
        String empty = file("empty.jsonl", "\n");
        assertThatThrownBy(() -> Inputs.read(policy, empty)).hasMessage("there are no calls in " + empty);
    }

    @Test
    void engine_policyThatNeedsAWorkspace_saysSo() throws IOException {
        String budget = file("b.yaml", "name: p\nrules:\n  - {verdict: cap_cost, cap_cost_cents: 5, stage: mcp}\n");
        Inputs inputs = Inputs.read(budget);

        assertThatThrownBy(inputs::engine)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no view of runs");
    }
}
