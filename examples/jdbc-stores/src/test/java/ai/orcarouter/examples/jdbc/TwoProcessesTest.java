/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static ai.orcarouter.examples.jdbc.Contest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two Java machines with eight threads each on one PostgreSQL: nothing is lost, doubled or granted twice. */
@OnPostgres
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoProcessesTest {
    private final String workspace = "two-" + UUID.randomUUID();
    private final List<OtherProcess> processes;
    private final JdbcDatabase database;

    /** Both processes find a schema without tables at their start. */
    TwoProcessesTest() throws SQLException {
        String url = Databases.emptySchema();
        processes = List.of(OtherProcess.start("a", url), OtherProcess.start("b", url));
        processes.forEach(OtherProcess::ready);
        database = JdbcDatabase.open(Databases.postgres(url), Databases.TIMEOUT);
    }

    @AfterEach
    void stop() {
        processes.forEach(OtherProcess::close);
    }

    /** What both answer to a task that they do at the same time. */
    private List<String> contest(String task) {
        processes.forEach(process -> process.send(task + " " + workspace));
        List<String> answers = new ArrayList<>();
        processes.forEach(process -> answers.addAll(process.answers()));
        return answers;
    }

    private static long[] numbers(List<String> answers, String word) {
        return answers.stream()
                .filter(answer -> answer.startsWith(word + " "))
                .mapToLong(answer -> Long.parseLong(answer.substring(word.length() + 1)))
                .toArray();
    }

    @Test
    void approvals_haveOneDecisionAndOneUseEach() {
        ApprovalStore store = new JdbcApprovalStore(database);
        for (int i = 0; i < Contest.APPROVALS; i++) {
            store.open(Approval.pending(
                    Contest.approval(i),
                    ApprovalBinding.builder(workspace, "tool", ApprovalBinding.Hold.RULE)
                            .build(),
                    new ApprovalContext(Surface.MCP, "", "", "", "", ""),
                    NOW,
                    NOW.plusSeconds(60)));
        }
        List<String> answers = contest("approvals");
        assertThat(numbers(answers, "used"))
                .containsExactlyInAnyOrder(
                        LongStream.range(0, Contest.APPROVALS).toArray());
        for (int i = 0; i < Contest.APPROVALS; i++) {
            Approval stored = store.find(workspace, Contest.approval(i)).orElseThrow();
            assertThat(stored.state(NOW)).isEqualTo(ApprovalState.CONSUMED);
            String start = "seen " + i + " ";
            assertThat(answers.stream().filter(answer -> answer.startsWith(start)))
                    .hasSize(2 * Contender.THREADS)
                    .containsOnly(start + stored.ruling().orElseThrow().reviewer());
        }
    }

    @Test
    void budgets_areNeverOverTheCapAndCountEverything() {
        List<String> answers = contest("budget");
        LedgerBalance balance = new JdbcRunLedger(database).balance(LedgerAccount.run(workspace, "run"), NOW);
        assertThat(numbers(answers, "over")).isEmpty();
        assertThat(balance.totalCents()).isLessThanOrEqualTo(Contest.CAP).isGreaterThan(Contest.CAP - 100);
        assertThat(balance.spentCents())
                .isEqualTo(LongStream.of(numbers(answers, "spent")).sum());
        assertThat(balance.reservedCents())
                .isEqualTo(LongStream.of(numbers(answers, "held")).sum());
    }

    @Test
    void commits_areStoredOnceEachAndTheAuditChainVerifies() {
        long[] won = numbers(contest("commits"), "won");
        ConfigStore store = new JdbcConfigStore(database);
        assertThat(won)
                .containsExactlyInAnyOrder(LongStream.rangeClosed(1, won.length).toArray());
        assertThat(Consistency.revision(store, workspace)).isEqualTo(won.length);
    }
}
