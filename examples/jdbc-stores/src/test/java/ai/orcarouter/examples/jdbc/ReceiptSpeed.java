/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.compliance.receipt.Checkpoints;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Measures what chains and checkpoints cost where events are appended: two writers, each with its own chain, alone and
 * while checkpoints are signed one after the other; and the hashing by itself, which the writer's thread does.
 */
final class ReceiptSpeed {
    private static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    private static final int RUNS = 3;

    private ReceiptSpeed() {}

    static void hashing(List<Event> events) {
        for (int run = 1; run <= RUNS; run++) {
            long begin = System.nanoTime();
            List<EventRow> rows = EventChain.append(ChainHead.ofEvents("speed", "w", 1), "w", 1, events);
            double micros = (System.nanoTime() - begin) / 1e3;
            System.out.printf(Locale.ROOT, "hashing, run %d: %.1f us/row%n", run, micros / rows.size());
        }
    }

    static void twoWriters(String what, DataSource source, List<Event> events) {
        JdbcDatabase database = JdbcDatabase.open(source, Databases.TIMEOUT);
        for (int run = 1; run <= RUNS; run++) {
            measure(what + ", 2 writers, run " + run, database, events, false);
            measure(what + ", 2 writers under checkpoints, run " + run, database, events, true);
        }
    }

    private static void measure(String what, JdbcDatabase database, List<Event> events, boolean sign) {
        String name = "speed-" + UUID.randomUUID();
        EventStore store = new JdbcEventStore(database);
        AtomicBoolean done = new AtomicBoolean();
        List<Long> signed = new ArrayList<>();
        Thread signer = new Thread(() -> sign(name, database, done, signed));
        List<Thread> writers = List.of(
                new Thread(() -> write(store, name, "a", events)), new Thread(() -> write(store, name, "b", events)));
        long begin = System.nanoTime();
        if (sign) {
            signer.start();
        }
        writers.forEach(Thread::start);
        writers.forEach(ReceiptSpeed::join);
        double seconds = (System.nanoTime() - begin) / 1e9;
        done.set(true);
        join(signer);
        System.out.printf(
                Locale.ROOT, "%s: %,.0f rows/s, %d checkpoints%n", what, 2.0 * events.size() / seconds, signed.size());
    }

    /** Hashes and appends, as the library's event writer does. */
    private static void write(EventStore store, String workspace, String writer, List<Event> events) {
        ChainHead head = ChainHead.ofEvents(workspace, writer, 1);
        for (int from = 0; from < events.size(); from += AppendSpeed.BATCH) {
            List<Event> batch = events.subList(from, Math.min(events.size(), from + AppendSpeed.BATCH));
            List<EventRow> rows = EventChain.append(head, writer, 1, batch);
            store.append(workspace, rows);
            head = rows.get(rows.size() - 1).head();
        }
    }

    private static void sign(String name, JdbcDatabase database, AtomicBoolean done, List<Long> signed) {
        try (OrcaWorkspace workspace = OrcaWorkspace.builder(name)
                .configStore(new JdbcConfigStore(database))
                .eventStore(new JdbcEventStore(database))
                .keysets(new InMemoryKeysets())
                .build()) {
            Checkpoints checkpoints = Checkpoints.of(workspace);
            while (!done.get()) {
                signed.add(checkpoints.sign(ADMIN).body().number());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
