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

    private static final int TIMES = 50;

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
    void replace_pinThatAnotherProgramChanged_leavesIt() throws IOException {
        LockFile one = LockFile.beside(folder.resolve("servers.yaml"));
        LockFile other = LockFile.beside(folder.resolve("servers.yaml"));
        ToolPin mine = new ToolPin("{\"n\":1}", "", "");
        ToolPin theirs = new ToolPin("{\"n\":2}", "", "");
        assertThat(one.replace("files", null, mine)).isTrue();
        assertThat(other.replace("files", null, theirs)).isFalse();
        assertThat(other.replace("files", mine, theirs)).isTrue();
        assertThat(one.replace("files", mine, mine)).isFalse();
        assertThat(one.load("files")).contains(theirs);
    }

    @Test
    void replace_byTwoProcesses_losesNoChange() throws Exception {
        Path servers = folder.resolve("servers.yaml");
        LockFile lock = LockFile.beside(servers);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process other = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Counter.class.getName(), servers.toString())
                .inheritIO()
                .start();
        count(lock);
        assertThat(other.waitFor()).isZero();
        assertThat(lock.load("files")).contains(new ToolPin("{\"n\":" + 2 * TIMES + "}", "", ""));
    }

    /** Another process that counts in the same file. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] arguments) throws IOException {
            count(LockFile.beside(Path.of(arguments[0])));
        }
    }

    private static void count(LockFile lock) throws IOException {
        for (int done = 0; done < TIMES; ) {
            ToolPin before = lock.load("files").orElse(null);
            String state = before == null ? "{\"n\":0}" : before.stateJson();
            int n = Integer.parseInt(state.substring(state.indexOf(':') + 1, state.length() - 1));
            done += lock.replace("files", before, new ToolPin("{\"n\":" + (n + 1) + "}", "", "")) ? 1 : 0;
        }
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
