/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that is killed in the middle of a commit leaves all of it or nothing, and no lock. */
@OnPostgres
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledProcessTest {
    /** Steps of a commit: reading the base, locking, advancing, the inserts, and the commit itself. */
    private static final int STEPS = 3 + Contest.DOCUMENTS + Contest.AUDIT_ROWS + 1;

    private static final int KILLS = 20;

    private final JdbcDatabase database = JdbcDatabase.open(Databases.postgres(), Databases.TIMEOUT);
    private final ConfigStore config = new JdbcConfigStore(database);
    private final EventStore events = new JdbcEventStore(database);
    private final String workspace = "killed-" + UUID.randomUUID();

    /** What is done with a process that is ready; it is killed afterwards. */
    private interface Turn {
        void of(OtherProcess process, int number);
    }

    private static OtherProcess start(int number) {
        return OtherProcess.start("k" + number, Objects.requireNonNull(System.getenv(Databases.PG_URL)));
    }

    /** Takes one process after the other; the next one starts while a test uses the one before. */
    private static void each(int count, Turn turn) {
        OtherProcess next = start(0);
        for (int i = 0; i < count; i++) {
            try (OtherProcess process = next) {
                next = start(i + 1);
                turn.of(process.ready(), i);
            } catch (RuntimeException | AssertionError e) {
                next.close();
                throw e;
            }
        }
        next.close();
    }

    @Test
    void killedBeforeEachStepOfACommit_leavesNothingOfIt() {
        each(STEPS, (process, number) -> {
            long before = config.revision(workspace);
            process.send("stop " + (number + 1) + " " + workspace);
            assertThat(process.line()).isEqualTo("stopped");
            assertThat(Consistency.revision(config, workspace)).isEqualTo(before);
            process.kill();
            assertThat(Consistency.revision(config, workspace)).isEqualTo(before);
            assertThat(Contest.commit(database, workspace, "me")).isEqualTo(new Committed(before + 1));
        });
        assertThat(Consistency.revision(config, workspace)).isEqualTo(STEPS);
    }

    @Test
    void killedAnywhere_leavesWhatItSaidAndAtMostOneMoreWhole() {
        each(KILLS, (process, number) -> {
            long before = config.revision(workspace);
            process.send("endless " + workspace);
            List<String> said = new ArrayList<>();
            for (int i = 0; i <= number % 5; i++) {
                said.add(process.line());
            }
            said.addAll(process.kill());
            int committed = count(said, "committed");
            int appended = count(said, "appended");
            // The server may not have noticed yet; what is under way there is over when the same rows are free again.
            commitOnce();
            events.append(workspace, Contest.batch(workspace, "k" + number, appended + 1));
            assertThat(Consistency.revision(config, workspace) - before - 1).isBetween(committed + 0L, committed + 1L);
            assertThat(Consistency.events(events, workspace, "k" + number)).isEqualTo((appended + 1L) * Contest.BATCH);
        });
    }

    /** Another try whenever the last commit of the killed process came in between. */
    private void commitOnce() {
        CommitResult result = Contest.commit(database, workspace, "me");
        while (!(result instanceof Committed)) {
            result = Contest.commit(database, workspace, "me");
        }
    }

    private static int count(List<String> said, String word) {
        return (int) said.stream().filter(line -> line.startsWith(word + " ")).count();
    }
}
