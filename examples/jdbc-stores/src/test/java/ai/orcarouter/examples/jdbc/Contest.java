/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What each thread of each process does in a contest; the answers are lines that the tests check. */
final class Contest {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");
    static final int APPROVALS = 100;
    static final long CAP = 10_000;
    /** Documents and audit rows of each commit. */
    static final int DOCUMENTS = 3;

    static final int AUDIT_ROWS = 2;
    /** Events of each batch: several inserts. */
    static final int BATCH = 250;

    private static final int RESERVATIONS = 40;
    private static final int COMMITS = 10;

    private Contest() {}

    /** The id of an approval. */
    static String approval(int number) {
        return String.format(Locale.ROOT, "%024x", number);
    }

    /** Decides and uses every approval: {@code seen NUMBER REVIEWER} and {@code used NUMBER}. */
    static List<String> approvals(JdbcDatabase database, String workspace, String me) {
        ApprovalStore store = new JdbcApprovalStore(database);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < APPROVALS; i++) {
            Approval seen = store.resolve(workspace, approval(i), new ApprovalRuling(true, me, "", NOW))
                    .orElseThrow();
            answers.add("seen " + i + " " + seen.ruling().orElseThrow().reviewer());
            if (store.consume(workspace, approval(i), "", NOW)) {
                answers.add("used " + i);
            }
        }
        return answers;
    }

    /** Reserves, settles and releases: {@code spent CENTS}, {@code held CENTS} and {@code over CENTS} if it ever is. */
    static List<String> budget(JdbcDatabase database, String workspace, String me) {
        RunLedger ledger = new JdbcRunLedger(database);
        LedgerAccount account = LedgerAccount.run(workspace, "run");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < RESERVATIONS; i++) {
            long cents = 50 + (i * 37L + me.hashCode()) % 50;
            Reservation reservation = new Reservation(account, me + "-" + i, cents, NOW.plusSeconds(60));
            if (ledger.tryReserve(reservation, CAP, NOW)) {
                long total = ledger.balance(account, NOW).totalCents();
                switch (i % 4) {
                    case 0 -> ledger.release(reservation, NOW);
                    case 1 -> answers.add("held " + cents);
                    default -> {
                        total = Math.max(
                                total,
                                ledger.settle(reservation, cents - 1, NOW).totalCents());
                        answers.add("spent " + (cents - 1));
                    }
                }
                if (total > CAP) {
                    answers.add("over " + total);
                }
            }
        }
        return answers;
    }

    /** Commits until enough of them were stored: {@code won REVISION}. */
    static List<String> commits(JdbcDatabase database, String workspace, String me) {
        List<String> answers = new ArrayList<>();
        while (answers.size() < COMMITS) {
            if (commit(database, workspace, me) instanceof CommitResult.Committed committed) {
                answers.add("won " + committed.revision());
            }
        }
        return answers;
    }

    /** One commit on top of what is there: {@link #DOCUMENTS} documents whose version is the revision. */
    static CommitResult commit(JdbcDatabase database, String workspace, String me) {
        ConfigStore store = new JdbcConfigStore(database);
        ConfigSnapshot base = store.read(workspace);
        long revision = base.revision() + 1;
        List<ConfigDocument> changes = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            changes.add(new ConfigDocument("part", "p" + i, revision, "\"" + revision + " " + me + "\"", me, NOW));
        }
        AuditAct act = new AuditAct(NOW, new Actor(me, Role.ADMIN), "change", "part", "", "", "{}");
        return store.commit(
                workspace,
                new ConfigCommit(
                        base.revision(),
                        changes,
                        AuditChain.append(base.auditHead(), Collections.nCopies(AUDIT_ROWS, act))));
    }

    /** Commits and appends without end: {@code committed REVISION} and {@code appended BATCH} after each. */
    static void endless(JdbcDatabase database, String workspace, String me, PrintStream out) {
        EventStore events = new JdbcEventStore(database);
        for (int i = 1; !out.checkError(); i++) {
            if (commit(database, workspace, me) instanceof CommitResult.Committed committed) {
                out.println("committed " + committed.revision());
            }
            events.append(workspace, batch(workspace, me, i));
            out.println("appended " + i);
        }
    }

    /** The {@code number}-th batch of events of a writer, from 1. */
    static List<EventRow> batch(String workspace, String writer, int number) {
        Event event = Event.builder(EventKind.EVALUATION, NOW).build();
        ChainHead begin = ChainHead.ofEvents(workspace, writer, 0);
        List<EventRow> rows = EventChain.append(begin, writer, 0, Collections.nCopies(number * BATCH, event));
        return rows.subList((number - 1) * BATCH, number * BATCH);
    }
}
