/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.skills.ToolPoisonScanner;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code orca mcp scan-tools}: poison in the definitions of tools. */
@Command(
        name = "scan-tools",
        description = {
            "Looks for text in the definitions of tools that is meant for the model, not for people.",
            "",
            "Reads  {\"id\",\"server\",\"tool\",\"description\",\"inputSchema\"?}",
            "Writes {\"id\",\"flagged\":bool,\"severity\",\"findings\":[{\"rule\",\"evidence\"}]}",
            "",
            "Each line is judged on its own. severity is none, low, medium or high, that of the worst",
            "finding; flagged is true from medium up."
        })
final class ScanToolsCommand extends InputCommand {
    @Override
    RowAnswerer answerer() {
        ToolScanner scanner = ToolPoisonScanner.create();
        return new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                write(
                        out,
                        scanner.scan(
                                row.text("server").orElse(""),
                                row.required("tool"),
                                row.text("description").orElse(""),
                                Arguments.ofJson(row.raw("inputSchema").orElse("{}"))));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeBooleanField("flagged", true);
                out.writeStringField("severity", "high");
                out.writeArrayFieldStart("findings");
                out.writeEndArray();
            }
        };
    }

    private static void write(JsonGenerator out, List<Finding> findings) throws IOException {
        Optional<Level> worst = findings.stream().map(Finding::level).max(Level::compareTo);
        out.writeBooleanField(
                "flagged", worst.filter(level -> level != Level.LOW).isPresent());
        out.writeStringField(
                "severity",
                worst.map(level -> level.name().toLowerCase(Locale.ROOT)).orElse("none"));
        out.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            out.writeStartObject();
            out.writeStringField("rule", finding.rule());
            out.writeStringField("evidence", finding.evidence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
