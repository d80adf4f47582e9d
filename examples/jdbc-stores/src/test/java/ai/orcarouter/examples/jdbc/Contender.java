/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * The second and the third process of the tests. It says {@code ready}, reads one task a line, answers with lines of
 * its own and says {@code done}. Arguments: its name, and the URL of the database.
 */
final class Contender {
    /** Threads of each process. */
    static final int THREADS = 8;

    private final String name;
    private final StoppingSource source;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Contender(String name, DataSource source) {
        this.name = name;
        this.source = new StoppingSource(source);
    }

    /** Runs until its input ends. */
    public static void main(String[] args) throws Exception {
        new Contender(args[0], Databases.postgres(args[1])).run();
    }

    private void run() throws Exception {
        JdbcDatabase database = JdbcDatabase.open(source.proxy(), Databases.TIMEOUT);
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int space = line.indexOf(' ');
            String task = line.substring(0, space);
            String rest = line.substring(space + 1);
            switch (task) {
                case "approvals" -> together(thread -> Contest.approvals(database, rest, name + thread));
                case "budget" -> together(thread -> Contest.budget(database, rest, name + thread));
                case "commits" -> together(thread -> Contest.commits(database, rest, name + thread));
                case "endless" -> Contest.endless(database, rest, name, out);
                case "stop" -> stop(database, rest);
                default -> throw new IllegalArgumentException(task);
            }
            out.println("done");
        }
    }

    private interface Turn {
        List<String> of(int thread);
    }

    private void together(Turn turn) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> turns = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                turns.add(() -> turn.of(thread));
            }
            for (Future<List<String>> answers : threads.invokeAll(turns)) {
                answers.get().forEach(out::println);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Commits once, but says {@code stopped} and hangs before the given step of the transaction, waiting to be killed.
     */
    private void stop(JdbcDatabase database, String rest) {
        int space = rest.indexOf(' ');
        source.stopAt(Integer.parseInt(rest.substring(0, space)), this::hang);
        Contest.commit(database, rest.substring(space + 1), name);
    }

    private void hang() {
        try {
            out.println("stopped");
            in.readLine();
        } catch (IOException e) {
            throw new IllegalStateException("nobody to wait for", e);
        }
    }
}
