/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Spending in the tables {@code orca_account} and {@code orca_reservation}, run states in {@code orca_run}.
 *
 * <p>Whatever changes an account locks its row first, so calls on one account come one after the other and those on
 * others do not wait. It is never full; rows are kept until {@link #forget} is called. States that expire beyond the
 * year 290,000 are an {@link IllegalArgumentException}. Thread-safe.
 */
public final class JdbcRunLedger implements RunLedger {
    private final JdbcDatabase database;

    /** A ledger in {@code database}. */
    public JdbcRunLedger(JdbcDatabase database) {
        this.database = database;
    }

    @Override
    public boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        return database.write(
                sql -> AccountRows.locked(sql, reservation.account(), now).tryReserve(reservation, capCents, now));
    }

    @Override
    public LedgerBalance settle(Reservation reservation, long actualCents, Instant now) {
        Reservation.checkCents(actualCents);
        return database.write(
                sql -> AccountRows.locked(sql, reservation.account(), now).end(reservation, actualCents, now));
    }

    @Override
    public void release(Reservation reservation, Instant now) {
        settle(reservation, 0, now);
    }

    @Override
    public LedgerBalance balance(LedgerAccount account, Instant now) {
        return database.read(sql -> new AccountRows(sql, account).balance(now));
    }

    @Override
    public Optional<RunState> state(String workspace, String run, Instant now) {
        return database.read(sql -> sql.first(
                "SELECT run_version, content, expires_at FROM orca_run"
                        + " WHERE workspace = ? AND run = ? AND expires_at > ?",
                row -> new RunState(row.getLong(1), row.getString(2), Column.instant(row.getLong(3))),
                Column.key(workspace),
                Column.key(run),
                Column.micros(now)));
    }

    @Override
    public boolean advance(String workspace, String run, long expectedVersion, RunState next, Instant now) {
        if (next.version() != expectedVersion + 1) {
            throw new IllegalArgumentException("the version after " + expectedVersion + " is not " + next.version());
        }
        // A state that is over at once is kept as one that was over long ago, for callers with any clock.
        long expires = next.expiresAt().isAfter(now) ? Column.exactMicros(next.expiresAt()) : Long.MIN_VALUE;
        return database.write(sql -> expectedVersion == 0
                ? begin(sql, workspace, run, next.text(), expires, now)
                : advance(sql, workspace, run, next, expires, now));
    }

    /** Takes the place of a state that has expired, or of none. */
    private static boolean begin(Sql sql, String workspace, String run, String text, long expires, Instant now)
            throws SQLException {
        int replaced = sql.update(
                "UPDATE orca_run SET run_version = 1, content = ?, expires_at = ?"
                        + " WHERE workspace = ? AND run = ? AND expires_at <= ?",
                text,
                expires,
                Column.key(workspace),
                Column.key(run),
                Column.micros(now));
        if (replaced == 1) {
            return true;
        }
        return sql.update(
                        "INSERT INTO orca_run (workspace, run, run_version, content, expires_at)"
                                + " VALUES (?, ?, 1, ?, ?) ON CONFLICT DO NOTHING",
                        Column.key(workspace),
                        Column.key(run),
                        text,
                        expires)
                == 1;
    }

    private static boolean advance(Sql sql, String workspace, String run, RunState next, long expires, Instant now)
            throws SQLException {
        return sql.update(
                        "UPDATE orca_run SET run_version = ?, content = ?, expires_at = ?"
                                + " WHERE workspace = ? AND run = ? AND run_version = ? AND expires_at > ?",
                        next.version(),
                        next.text(),
                        expires,
                        Column.key(workspace),
                        Column.key(run),
                        next.version() - 1,
                        Column.micros(now))
                == 1;
    }

    /**
     * Deletes what is past its retention at {@code now}: reservations, RUN accounts and run states of all workspaces.
     * Takes as long as it needs.
     */
    public void forget(Instant now) {
        long lease = Column.micros(now.minus(RESERVATION_RETENTION));
        long run = Column.micros(now.minus(RUN_RETENTION));
        database.housekeeping(sql -> sql.update("DELETE FROM orca_reservation WHERE expires_at <= ?", lease));
        database.housekeeping(
                sql -> sql.update("DELETE FROM orca_account WHERE kind = 'RUN' AND last_lease <= ?", run));
        database.housekeeping(sql -> sql.update("DELETE FROM orca_run WHERE expires_at <= ?", Column.micros(now)));
    }
}
