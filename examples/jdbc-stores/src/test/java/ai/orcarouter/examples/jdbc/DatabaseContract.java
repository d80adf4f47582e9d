/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static ai.orcarouter.examples.jdbc.Contest.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the stores promise beyond their interfaces. */
abstract class DatabaseContract {
    final String workspace = "db-" + UUID.randomUUID();

    /** The database; the same for all tests. */
    abstract DataSource source();

    /** A database without tables. */
    abstract DataSource empty() throws SQLException;

    private JdbcDatabase database() {
        return JdbcDatabase.open(source(), Databases.TIMEOUT);
    }

    private static int execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    @Test
    void open_byManyAtOnce_createsTheTablesOnce() throws Exception {
        DataSource empty = empty();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<JdbcDatabase>> opens = Stream.<Callable<JdbcDatabase>>generate(
                            () -> () -> JdbcDatabase.open(empty, Databases.TIMEOUT))
                    .limit(8)
                    .toList();
            for (Future<JdbcDatabase> open : threads.invokeAll(opens)) {
                assertThat(new JdbcConfigStore(open.get()).revision(workspace)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Contest.commit(JdbcDatabase.open(empty, Databases.TIMEOUT), workspace, "me"))
                .isEqualTo(new Committed(1));
    }

    @Test
    void open_tablesOfANewerProgram_isRefused() throws SQLException {
        DataSource newer = empty();
        JdbcDatabase.open(newer, Databases.TIMEOUT);
        execute(newer, "INSERT INTO orca_schema (version) VALUES (99)");
        assertThatExceptionOfType(OrcaException.class)
                .isThrownBy(() -> JdbcDatabase.open(newer, Databases.TIMEOUT))
                .extracting(OrcaException::code)
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    @Test
    void timeout_belowASecond_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcDatabase.existing(source(), Duration.ofMillis(999)));
    }

    @Test
    void commit_whileAnotherHoldsTheWorkspaceForLong_isUnavailableAndSaysNoValue() throws SQLException {
        Contest.commit(database(), workspace, "me");
        JdbcDatabase hasty = JdbcDatabase.existing(source(), Duration.ofSeconds(1));
        try (Connection other = source().getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("SELECT revision FROM orca_workspace WHERE workspace = ? FOR UPDATE")) {
                lock.setString(1, workspace);
                lock.executeQuery().close();
                assertThatExceptionOfType(OrcaException.class)
                        .isThrownBy(() -> Contest.commit(hasty, workspace, "me"))
                        .withMessageNotContainingAny(workspace, "SELECT", "orca_")
                        .withNoCause()
                        .extracting(OrcaException::code)
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            }
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(Consistency.revision(new JdbcConfigStore(database()), workspace))
                .isEqualTo(1);
    }

    @Test
    void work_thatThrows_isUndone() {
        JdbcDatabase database = database();
        assertThatIllegalStateException()
                .isThrownBy(() -> database.write(sql -> {
                    sql.update("INSERT INTO orca_workspace VALUES (?, 1, 0, '')", workspace);
                    throw new IllegalStateException("in the middle");
                }));
        assertThat(new JdbcConfigStore(database).revision(workspace)).isZero();
    }

    @Test
    void work_thatEndsWithAnError_isUndone() {
        JdbcDatabase database = database();
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> database.write(sql -> {
                    sql.update("INSERT INTO orca_workspace VALUES (?, 1, 0, '')", workspace);
                    throw new StackOverflowError();
                }));
        assertThat(new JdbcConfigStore(database).revision(workspace)).isZero();
    }

    /** 512 characters of three bytes each that no index can compress. */
    private static String longest() {
        return new Random(7)
                .ints(512, 0x4E00, 0x9F00)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void names_atTheirBoundInEveryPlace_fit() {
        String longest = longest();
        String place = workspace + longest;
        JdbcDatabase database = database();
        ConfigStore config = new JdbcConfigStore(database);
        assertThat(config.commit(place, Samples.commit(config.read(place), longest)))
                .isEqualTo(new Committed(1));
        assertThat(config.read(place).documents()).extracting(each -> each.id()).containsExactly(longest);
        RunLedger ledger = new JdbcRunLedger(database);
        LedgerAccount account = LedgerAccount.run(workspace, longest);
        assertThat(ledger.tryReserve(new Reservation(account, "r", 1, NOW.plusSeconds(1)), 1, NOW))
                .isTrue();
        assertThat(ledger.balance(account, NOW)).isEqualTo(new LedgerBalance(0, 1));
        RunState state = new RunState(1, longest, NOW.plusSeconds(1));
        assertThat(ledger.advance(place, longest, 0, state, NOW)).isTrue();
        assertThat(ledger.state(place, longest, NOW)).contains(state);
        EventStore events = new JdbcEventStore(database);
        Event event = Event.builder(EventKind.MATCH, NOW)
                .runId(longest)
                .conversationId(longest)
                .requestId(longest)
                .tool(longest)
                .build();
        List<EventRow> rows = EventChain.append(ChainHead.ofEvents(place, "w", 0), "w", 0, List.of(event));
        events.append(place, rows);
        assertThat(events.page(place, EventQuery.builder().runId(longest).build()))
                .isEqualTo(rows);
    }

    @Test
    void events_ofManyChunksAndChains_areAllThere() {
        EventStore events = new JdbcEventStore(database());
        for (int number = 1; number <= 3; number++) {
            List<EventRow> batch = Contest.batch(workspace, "w" + number, 1);
            events.append(
                    workspace,
                    Stream.concat(batch.stream(), Contest.batch(workspace, "v", number).stream())
                            .toList());
            assertThat(Consistency.events(events, workspace, "w" + number)).isEqualTo(Contest.BATCH);
        }
        assertThat(Consistency.events(events, workspace, "v")).isEqualTo(3L * Contest.BATCH);
    }
}
