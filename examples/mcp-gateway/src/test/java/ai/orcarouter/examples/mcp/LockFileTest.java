/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.mcp.model.ToolPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    private static final ToolPin PIN =
            new ToolPin("{\"status\":\"verified\"}", "{\"tools\":[{\"maximum\":9007199254740993,\"x\":1.5e400}]}", "");

    @TempDir
    private Path folder;

    @Test
    void save_pins_areThereInTheNextRun() throws IOException {
        LockFile lock = LockFile.beside(folder.resolve("servers.yaml"));
        lock.save("files", PIN);
        lock.save("git", new ToolPin("{}", "", "{\"tools\":[]}"));
        LockFile next = LockFile.beside(folder.resolve("servers.yaml"));
        assertThat(next.load("files")).hasValueSatisfying(pin -> {
            assertThat(pin.stateJson()).isEqualTo(PIN.stateJson());
            assertThat(pin.approvedJson()).contains("9007199254740993").contains("1.5E+400");
            assertThat(pin.observedJson()).isEmpty();
        });
        assertThat(next.load("git")).contains(new ToolPin("{}", "", "{\"tools\":[]}"));
        assertThat(next.load("other")).isEmpty();
        assertThat(next.path()).isEqualTo(folder.resolve("orca.lock.json"));
    }

    @Test
    void save_byTwoPrograms_keepsBoth() throws IOException {
        LockFile one = LockFile.beside(folder.resolve("servers.yaml"));
        LockFile other = LockFile.beside(folder.resolve("servers.yaml"));
        one.save("files", PIN);
        other.save("git", PIN);
        assertThat(one.load("git")).isPresent();
        assertThat(other.load("files")).isPresent();
    }

    @Test
    void beside_folderThatIsNotThere_fails() {
        assertThatThrownBy(() -> LockFile.beside(folder.resolve("none/servers.yaml")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void beside_fileThatIsNoLock_fails() throws IOException {
        for (String text : new String[] {"", "{", "[]", "{\"version\":2,\"servers\":{}}", "{\"version\":1}"}) {
            Files.writeString(folder.resolve(LockFile.NAME), text);
            assertThatThrownBy(() -> LockFile.beside(folder.resolve("servers.yaml")))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
    }
}
