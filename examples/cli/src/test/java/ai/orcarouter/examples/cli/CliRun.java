/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One run of the command with captured streams. */
record CliRun(int code, String out, String err) {
    /** Runs with nothing on standard input. */
    static CliRun of(String... args) {
        return reading(new byte[0], args);
    }

    /** Runs with lines on standard input. */
    static CliRun lines(List<String> lines, String... args) {
        return reading((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), args);
    }

    /** Runs with bytes on standard input. */
    static CliRun reading(byte[] stdin, String... args) {
        return run(stdin, Map.of(), args);
    }

    /** Runs with environment variables. */
    static CliRun with(Map<String, String> environment, String... args) {
        return run(new byte[0], environment, args);
    }

    private static CliRun run(byte[] stdin, Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Orca.commandLine(
                        new ByteArrayInputStream(stdin),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        environment)
                .execute(args);
        return new CliRun(code, out.toString(), err.toString());
    }

    /** The objects on standard output, one a line. */
    List<Map<String, Object>> objects() {
        return out.lines().map(CliRun::object).toList();
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Map<String, Object> object(String line) {
        Arguments read = Arguments.ofJson(line);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> members)) {
            throw new AssertionError("not an object: " + line);
        }
        return (Map<String, Object>) members;
    }
}
