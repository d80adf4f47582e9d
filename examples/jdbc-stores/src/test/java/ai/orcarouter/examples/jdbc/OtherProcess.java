/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Contender} in a Java machine of its own. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader in;
    private final PrintStream out;

    private OtherProcess(Process process) {
        this.process = process;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts one on the database with that URL; it is not ready yet. */
    static OtherProcess start(String name, String url) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classes, Contender.class.getName(), name, url);
        try {
            return new OtherProcess(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new AssertionError("no other process", e);
        }
    }

    /** Waits until it has opened the database. */
    OtherProcess ready() {
        String line = line();
        if (!line.equals("ready")) {
            throw new AssertionError("ready was expected, not " + line);
        }
        return this;
    }

    void send(String task) {
        out.println(task);
    }

    /** The next line that it says. */
    String line() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw new AssertionError("the other process ended by itself");
            }
            return line;
        } catch (IOException e) {
            throw new AssertionError("the other process ended", e);
        }
    }

    /** The lines that it says until it is done. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        for (String line = line(); !line.equals("done"); line = line()) {
            answers.add(line);
        }
        return answers;
    }

    /** Ends it at once, wherever it is ({@code SIGKILL}), and returns the lines that it had said. */
    List<String> kill() {
        process.destroyForcibly();
        List<String> rest = new ArrayList<>();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rest.add(line);
            }
        } catch (IOException e) {
            // Nothing more to read of a process that is gone.
            return rest;
        }
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
