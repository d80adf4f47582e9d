/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which processes belong to a child, however they came to have another parent. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessTreeTest {
    private static ProcessTree shell(String script) throws Exception {
        return ProcessTree.start(StdioCommand.of("sh", "-c", script));
    }

    /** The process whose number the root writes. */
    private static ProcessHandle told(BufferedReader out) throws Exception {
        return ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    }

    /** Not by {@code join}, which the time-out of a test does not end. */
    private static void ended(ProcessHandle process) throws Exception {
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    private static boolean close(ProcessTree tree) {
        try {
            tree.root().getOutputStream().close();
        } catch (IOException broken) {
            // As good as closed.
        }
        return true;
    }

    @Test
    void end_ofWhatWasSeenAndKeepsNoPipe_reachesItAfterTheRootEnded() throws Exception {
        ProcessTree tree = shell("sleep 600 </dev/null >/dev/null 2>&1 & echo $!; cat");
        ProcessHandle sleep = told(tree.root().inputReader());
        tree.look();
        close(tree);
        tree.root().waitFor();
        assertThat(sleep.isAlive()).isTrue();
        tree.end(() -> true, () -> false);
        ended(sleep);
    }

    @Test
    void end_ofAnOrphanAndWhatItStarted_reachesBoth() throws Exception {
        ProcessTree tree = shell("sh -c 'sleep 600 </dev/null >/dev/null 2>&1 & echo $!; wait' & echo $!; read line");
        // Both while the root lives: what comes after its end is not read any more.
        BufferedReader out = tree.root().inputReader();
        ProcessHandle one = told(out);
        ProcessHandle other = told(out);
        tree.look();
        close(tree);
        tree.root().waitFor();
        tree.end(() -> true, () -> false);
        ended(one);
        ended(other);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void end_ofWhatWasNeverSeenAndHoldsAPipe_reachesIt() throws Exception {
        ProcessTree tree = shell("sleep 600 & echo $!; read line");
        ProcessHandle sleep = told(tree.root().inputReader());
        tree.root().getOutputStream().write("end\n".getBytes(UTF_8));
        tree.root().getOutputStream().flush();
        tree.root().waitFor();
        tree.look();
        tree.end(() -> close(tree), () -> true);
        ended(sleep);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void end_ofATree_touchesNoOtherOne() throws Exception {
        ProcessTree other = shell("cat");
        try {
            ProcessTree tree = shell("cat");
            tree.end(() -> close(tree), () -> true);
            tree.root().waitFor();
            assertThat(other.root().isAlive()).isTrue();
        } finally {
            other.kill(() -> false);
        }
        other.root().waitFor();
    }

    @Test
    void end_ofAWrapperThatStartsItsServerAnew_endsBoth() throws Exception {
        ProcessTree tree = shell("trap '' TERM; while true; do sh -c 'trap \"\" TERM; echo $$; exec sleep 600'; done");
        BufferedReader out = tree.root().inputReader();
        ProcessHandle server = told(out);
        tree.look();
        tree.end(() -> false, () -> true);
        ended(server);
        tree.root().waitFor();
        String more = out.readLine();
        if (more != null) {
            for (ProcessHandle again :
                    ProcessHandle.of(Long.parseLong(more)).stream().toList()) {
                ended(again);
            }
        }
    }
}
