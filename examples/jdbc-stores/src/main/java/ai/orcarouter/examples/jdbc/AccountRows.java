/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static ai.orcarouter.firewall.spi.RunLedger.RESERVATION_RETENTION;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The rows of one account. Its own row is locked before anything changes, so nobody else changes any of them. */
final class AccountRows {
    private static final String THE_ACCOUNT = " WHERE workspace = ? AND kind = ? AND account = ?";

    private final Sql sql;
    private final String workspace;
    private final String kind;
    private final String account;

    AccountRows(Sql sql, LedgerAccount account) {
        this.sql = sql;
        this.workspace = Column.key(account.workspace());
        this.kind = account.kind().name();
        this.account = Column.key(account.id());
    }

    /** Locks the row of an account, which is there afterwards. */
    static AccountRows locked(Sql sql, LedgerAccount account, Instant now) throws SQLException {
        AccountRows rows = new AccountRows(sql, account);
        // More than twice only when somebody forgets the account between the two statements.
        while (!rows.lock()) {
            sql.update(
                    "INSERT INTO orca_account (workspace, kind, account, spent, last_lease) VALUES (?, ?, ?, 0, ?)"
                            + " ON CONFLICT DO NOTHING",
                    rows.workspace,
                    rows.kind,
                    rows.account,
                    Column.micros(now));
        }
        return rows;
    }

    private boolean lock() throws SQLException {
        String lock = "SELECT spent FROM orca_account" + THE_ACCOUNT + " FOR UPDATE";
        return sql.first(lock, row -> row.getLong(1), workspace, kind, account).isPresent();
    }

    boolean tryReserve(Reservation reservation, long capCents, Instant now) throws SQLException {
        Optional<Boolean> ended = ended(reservation.id());
        if (ended.isPresent()) {
            return !ended.get();
        }
        // The total is not negative, so with a cap that is not either the difference does not overflow.
        if (capCents < 0 || reservation.amountCents() > capCents - balance(now).totalCents()) {
            return false;
        }
        add(reservation, false);
        return true;
    }

    /** Ends a reservation once, and says what the account has used then. */
    LedgerBalance end(Reservation reservation, long actualCents, Instant now) throws SQLException {
        sql.update(
                "DELETE FROM orca_reservation" + THE_ACCOUNT + " AND expires_at <= ?",
                workspace,
                kind,
                account,
                Column.micros(now.minus(RESERVATION_RETENTION)));
        Optional<Boolean> ended = ended(reservation.id());
        if (ended.isEmpty()) {
            add(reservation, true);
        }
        if (!ended.orElse(false)) {
            spend(reservation.id(), actualCents);
        }
        return balance(now);
    }

    private void spend(String reservation, long cents) throws SQLException {
        String end = "UPDATE orca_reservation SET ended = TRUE" + THE_ACCOUNT + " AND id = ?";
        sql.update(end, workspace, kind, account, reservation);
        String spend = "UPDATE orca_account SET spent = spent + ?" + THE_ACCOUNT;
        sql.update(spend, cents, workspace, kind, account);
    }

    private Optional<Boolean> ended(String reservation) throws SQLException {
        String find = "SELECT ended FROM orca_reservation" + THE_ACCOUNT + " AND id = ?";
        return sql.first(find, row -> row.getBoolean(1), workspace, kind, account, reservation);
    }

    private void add(Reservation reservation, boolean ended) throws SQLException {
        long expires = Column.micros(reservation.expiresAt());
        sql.update(
                "INSERT INTO orca_reservation (workspace, kind, account, id, amount, expires_at, ended)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                workspace,
                kind,
                account,
                reservation.id(),
                reservation.amountCents(),
                expires,
                ended);
        String lease = "UPDATE orca_account SET last_lease = GREATEST(last_lease, ?)" + THE_ACCOUNT;
        sql.update(lease, expires, workspace, kind, account);
    }

    /** What the account has used; one statement, hence of one moment. */
    LedgerBalance balance(Instant now) throws SQLException {
        return sql.first(
                        "SELECT a.spent, (SELECT COALESCE(SUM(r.amount), 0) FROM orca_reservation r"
                                + " WHERE r.workspace = a.workspace AND r.kind = a.kind AND r.account = a.account"
                                + " AND r.ended = FALSE AND r.expires_at > ?) FROM orca_account a"
                                + " WHERE a.workspace = ? AND a.kind = ? AND a.account = ?",
                        row -> new LedgerBalance(row.getLong(1), row.getLong(2)),
                        Column.micros(now),
                        workspace,
                        kind,
                        account)
                .orElse(LedgerBalance.ZERO);
    }
}
