/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** Measures how many events a second one thread appends, batch by batch, as the library's writer does. */
final class AppendSpeed {
    static final int BATCH = 1_000;
    private static final int BATCHES = 100;
    private static final int RUNS = 5;

    private AppendSpeed() {}

    /** Prints a line for each run on H2 in a file, and on PostgreSQL where one is named. */
    public static void main(String[] args) {
        List<List<EventRow>> batches = batches();
        System.out.printf(
                Locale.ROOT,
                "%d batches of %d rows a run, %d characters of JSON a row%n",
                BATCHES,
                BATCH,
                batches.get(0).get(0).toJson().length());
        measure(
                "H2 in a file",
                Databases.h2Url("jdbc:h2:file:" + folder() + ";MODE=PostgreSQL;WRITE_DELAY=0"),
                batches);
        if (System.getenv(Databases.PG_URL) == null) {
            System.out.println(OnPostgres.REASON);
        } else {
            measure("PostgreSQL", Databases.postgres(), batches);
            List<Event> events = new ArrayList<>();
            batches.forEach(batch -> batch.forEach(row -> events.add(row.event())));
            ReceiptSpeed.hashing(events);
            ReceiptSpeed.twoWriters("PostgreSQL", Databases.postgres(), events);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("append-speed").resolve("orca");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(String what, DataSource source, List<List<EventRow>> batches) {
        EventStore store = new JdbcEventStore(JdbcDatabase.open(source, Databases.TIMEOUT));
        for (int run = 1; run <= RUNS; run++) {
            String workspace = "speed-" + UUID.randomUUID();
            long begin = System.nanoTime();
            for (List<EventRow> batch : batches) {
                store.append(workspace, batch);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "%s, run %d: %,.0f rows/s%n", what, run, BATCH * BATCHES / seconds);
        }
    }

    private static List<List<EventRow>> batches() {
        List<List<EventRow>> batches = new ArrayList<>();
        ChainHead head = ChainHead.ofEvents("speed", "w", 1);
        for (int i = 0; i < BATCHES; i++) {
            List<Event> events = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                events.add(event(i * BATCH + j));
            }
            List<EventRow> rows = EventChain.append(head, "w", 1, events);
            head = rows.get(BATCH - 1).head();
            batches.add(rows);
        }
        return batches;
    }

    /** An event as an evaluation of a tool call leaves it. */
    private static Event event(int number) {
        return Event.builder(EventKind.EVALUATION, Contest.NOW.plusMillis(number))
                .surface("mcp")
                .verdict("deny")
                .reason("rule 7 denies writing outside the project")
                .reasonCode("rule_matched")
                .tool("files.write_file")
                .server("files")
                .keyId("key-" + number % 10)
                .keyName("build agent " + number % 10)
                .model("large-1")
                .requestId("request-" + number)
                .runId("run-" + number / 20)
                .conversationId("conversation-" + number / 100)
                .stepId("step-" + number % 20)
                .policyId(3)
                .policyVersion(12)
                .policyName("default")
                .ruleId(7)
                .ruleLabel("project only")
                .argsHash("0123456789abcdef".repeat(4))
                .argsSummary("{\"path\":\"/etc/cron.d/job-" + number + "\",\"content\":\"[REDACTED]\"}")
                .destinations(List.of("files.example:443"))
                .engineVersion("0.1.0")
                .build();
    }
}
