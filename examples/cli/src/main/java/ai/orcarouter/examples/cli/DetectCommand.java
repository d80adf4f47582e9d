/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.TextAnalyzer;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orca detect}: credentials, personal data and injection attempts in texts. */
@Command(
        name = "detect",
        description = {
            "Finds credentials, personal data and injection attempts in texts.",
            "",
            "Reads  {\"id\",\"text\"}",
            "Writes {\"id\",\"flagged\":bool,\"findings\":[{\"plane\",\"kind\",\"start\",\"end\",\"detector\",\"confidence\"}]}",
            "",
            "Offsets are in Unicode code points of the text."
        })
final class DetectCommand extends InputCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec detectSpec;

    @Option(
            names = "--plane",
            paramLabel = "PLANE",
            required = true,
            description = "What to look for: secrets, pii, injection or all.")
    private String plane = "";

    @Override
    RowAnswerer answerer() {
        TextAnalyzer analyzer = TextAnalyzer.builder().planes(planes()).build();
        return new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                String text = row.required("text");
                write(out, text, analyzer.analyze(text));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeBooleanField("flagged", true);
                out.writeArrayFieldStart("findings");
                out.writeEndArray();
            }
        };
    }

    private Set<DetectionPlane> planes() {
        if (plane.equals("all")) {
            return EnumSet.allOf(DetectionPlane.class);
        }
        return Arrays.stream(DetectionPlane.values())
                .filter(p -> p.label().equals(plane))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        detectSpec.commandLine(), "no plane \"" + plane + "\": secrets, pii, injection or all"));
    }

    private static void write(JsonGenerator out, String text, List<Finding> findings) throws IOException {
        out.writeBooleanField("flagged", !findings.isEmpty());
        out.writeArrayFieldStart("findings");
        CodePoints points = new CodePoints(text);
        for (Finding found : findings) {
            out.writeStartObject();
            out.writeStringField("plane", found.plane().label());
            out.writeStringField("kind", found.kind());
            out.writeNumberField("start", points.at(found.start()));
            out.writeNumberField("end", points.at(found.end()));
            out.writeStringField("detector", found.detector());
            out.writeNumberField("confidence", found.confidence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
