/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Answers a stream of lines, one object for each, in order. */
final class RowLoop {
    private final CommandLine command;
    private final PrintWriter out;
    private boolean faults;

    private RowLoop(CommandLine command) {
        this.command = command;
        this.out = command.getOut();
    }

    /**
     * Answers every line of {@code name}.
     *
     * @param stdin what {@code -} reads
     * @return the exit code
     */
    static int run(CommandLine command, InputStream stdin, String name, RowAnswerer answerer) {
        RowLoop loop = new RowLoop(command);
        if (name.equals("-")) {
            return loop.over(stdin, name, answerer);
        }
        try (InputStream file = Files.newInputStream(Path.of(name))) {
            return loop.over(file, name, answerer);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
    }

    private int over(InputStream in, String name, RowAnswerer answerer) {
        // Whoever feeds lines one by one sees each answer before we wait for the next line.
        LineReader lines = new LineReader(in, out::flush);
        try {
            Optional<LineReader.Line> next = lines.next();
            while (next.isPresent() && !out.checkError()) {
                LineReader.Line line = next.get();
                String text = line.text();
                if (text == null) {
                    write(Optional.empty(), line.number() + ": " + line.fault(), answerer, name);
                } else if (!text.isBlank()) {
                    answer(text, line.number(), answerer, name);
                }
                next = lines.next();
            }
        } catch (IOException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
        out.flush();
        return faults ? Orca.FAULTS : Orca.OK;
    }

    private void answer(String text, long number, RowAnswerer answerer, String name) throws IOException {
        Row.Reading reading = Row.read(text);
        String fault = reading.fault();
        if (fault.isEmpty()) {
            StringWriter target = new StringWriter();
            try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
                begin(json, reading.row().id());
                answerer.answer(reading.row(), json);
                json.writeEndObject();
                json.flush();
                out.append(target.getBuffer()).append('\n');
                return;
            } catch (BadRowException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        write(reading.row().id(), number + ": " + fault, answerer, name);
    }

    private void write(Optional<String> id, String fault, RowAnswerer answerer, String name) throws IOException {
        faults = true;
        command.getErr().println((name.equals("-") ? "<stdin>" : name) + ":" + fault);
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            begin(json, id);
            answerer.refuse(json);
            json.writeStringField("error", "line " + fault);
            json.writeEndObject();
        }
        out.append(target.getBuffer()).append('\n');
    }

    private static void begin(JsonGenerator json, Optional<String> id) throws IOException {
        json.writeStartObject();
        json.writeFieldName("id");
        json.writeRawValue(id.orElse("null"));
    }
}
