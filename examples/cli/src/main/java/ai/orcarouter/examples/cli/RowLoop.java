/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Answers a stream of lines, one after the other. */
final class RowLoop {
    private final CommandLine command;
    private final PrintWriter out;
    private boolean faults;

    private RowLoop(CommandLine command) {
        this.command = command;
        this.out = command.getOut();
    }

    /**
     * Answers every line of {@code name} with one JSON object.
     *
     * @param stdin what {@code -} reads
     * @return the exit code
     */
    static int run(CommandLine command, InputStream stdin, String name, RowAnswerer answerer) {
        return run(command, stdin, name, new JsonRows(answerer));
    }

    /**
     * Prints something for every line of {@code name}.
     *
     * @param stdin what {@code -} reads
     * @return the exit code
     */
    static int run(CommandLine command, InputStream stdin, String name, RowPrinter printer) {
        RowLoop loop = new RowLoop(command);
        if (name.equals("-")) {
            return loop.over(stdin, name, printer);
        }
        try (InputStream file = Files.newInputStream(Path.of(name))) {
            return loop.over(file, name, printer);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
    }

    private int over(InputStream in, String name, RowPrinter printer) {
        // Whoever feeds lines one by one sees each answer before we wait for the next line.
        LineReader lines = new LineReader(in, out::flush);
        try {
            Optional<LineReader.Line> next = lines.next();
            while (next.isPresent() && !out.checkError()) {
                LineReader.Line line = next.get();
                String text = line.text();
                if (text == null) {
                    refuse(Optional.empty(), line.number() + ": " + line.fault(), printer, name);
                } else if (!text.isBlank()) {
                    answer(text, line.number(), printer, name);
                }
                next = lines.next();
            }
        } catch (IOException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
        out.flush();
        return faults ? Orca.FAULTS : Orca.OK;
    }

    private void answer(String text, long number, RowPrinter printer, String name) throws IOException {
        Row.Reading reading = Row.read(text);
        String fault = reading.fault();
        if (fault.isEmpty()) {
            StringBuilder target = new StringBuilder();
            try {
                printer.answer(reading.row(), target);
                out.append(target);
                return;
            } catch (BadRowException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        refuse(reading.row().id(), number + ": " + fault, printer, name);
    }

    private void refuse(Optional<String> id, String fault, RowPrinter printer, String name) throws IOException {
        faults = true;
        command.getErr().println((name.equals("-") ? "<stdin>" : name) + ":" + fault);
        StringBuilder target = new StringBuilder();
        printer.refuse(id, fault, target);
        out.append(target);
    }
}
