/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static ai.orcarouter.examples.jdbc.Contest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {
    private static final DataSource SOURCE = Databases.h2("database;LOCK_TIMEOUT=1000");

    @Override
    DataSource source() {
        return SOURCE;
    }

    @Override
    DataSource empty() {
        return Databases.h2("e" + UUID.randomUUID());
    }

    private static JdbcDatabase fresh() {
        return JdbcDatabase.open(Databases.h2("f" + UUID.randomUUID()), Databases.TIMEOUT);
    }

    @Test
    void file_openedAgain_holdsWhatWasCommitted(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("orca") + ";MODE=PostgreSQL;WRITE_DELAY=0";
        for (int revision = 1; revision <= 2; revision++) {
            JdbcDatabase database = JdbcDatabase.open(Databases.h2Url(url), Databases.TIMEOUT);
            assertThat(Contest.commit(database, "w", "me")).isEqualTo(new Committed(revision));
            assertThat(Consistency.revision(new JdbcConfigStore(database), "w")).isEqualTo(revision);
        }
    }

    @Test
    void forget_events_deletesThoseBeforeAndChainsWithout() {
        JdbcEventStore store = new JdbcEventStore(fresh());
        List<EventRow> old = events("a", NOW);
        List<EventRow> young = events("b", NOW.plusSeconds(1));
        store.append("w", old);
        store.append("w", young);
        assertThat(store.forget(NOW)).isZero();
        assertThat(store.forget(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(store.page("w", EventQuery.builder().build())).isEqualTo(young);
        assertThat(store.heads("w")).extracting(head -> head.writer()).containsExactly("b");
    }

    private static List<EventRow> events(String writer, Instant time) {
        Event event = Event.builder(EventKind.MCP, time).build();
        return EventChain.append(ChainHead.ofEvents("w", writer, 0), writer, 0, List.of(event));
    }

    @Test
    void forget_approvals_deletesThosePastTheirRetention() {
        JdbcApprovalStore store = new JdbcApprovalStore(fresh());
        Approval approval = store.open(Approval.pending(
                Contest.approval(1),
                ApprovalBinding.builder("w", "tool", ApprovalBinding.Hold.RULE).build(),
                new ApprovalContext(Surface.MCP, "", "", "", "", ""),
                NOW,
                NOW.plusSeconds(1)));
        Instant past = approval.expiresAt().plus(ApprovalStore.RETENTION);
        assertThat(store.forget(past.minusNanos(1_000))).isZero();
        assertThat(store.forget(past)).isEqualTo(1);
        assertThat(store.find("w", approval.id())).isEmpty();
    }

    @Test
    void forget_ledger_deletesWhatIsPastItsRetentionAndNoKey() {
        JdbcRunLedger ledger = new JdbcRunLedger(fresh());
        LedgerAccount run = LedgerAccount.run("w", "r");
        LedgerAccount key = LedgerAccount.key("w", "k");
        Instant end = NOW.plusSeconds(1);
        for (LedgerAccount account : List.of(run, key)) {
            ledger.settle(new Reservation(account, "r", 5, end), 5, NOW);
        }
        ledger.advance("w", "r", 0, new RunState(1, "", end), NOW);
        Instant past = end.plus(RunLedger.RUN_RETENTION);
        ledger.forget(past.minusNanos(1_000));
        assertThat(ledger.balance(run, past)).isEqualTo(new LedgerBalance(5, 0));
        assertThat(ledger.state("w", "r", NOW)).isEmpty();
        ledger.forget(past);
        assertThat(ledger.balance(run, past)).isEqualTo(LedgerBalance.ZERO);
        assertThat(ledger.balance(key, past)).isEqualTo(new LedgerBalance(5, 0));
    }
}
