/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.TextAnalyzer;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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
final class DetectCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    @Option(
            names = "--plane",
            paramLabel = "PLANE",
            required = true,
            description = "What to look for: secrets, pii, injection or all.")
    private String plane = "";

    @Parameters(paramLabel = "IN", description = "JSON Lines, or - for standard input.")
    private String in = "-";

    @Override
    public Integer call() throws IOException {
        TextAnalyzer analyzer = TextAnalyzer.builder().planes(planes()).build();
        RowJudge judge = new RowJudge() {
            @Override
            public Judged judge(Row row) throws BadRowException {
                String text = row.required("text");
                return new Found(text, analyzer.analyze(text));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeBooleanField("flagged", true);
                out.writeArrayFieldStart("findings");
                out.writeEndArray();
            }
        };
        try (RowPrinter printer = report.printer(orca, "orca detect --plane " + plane, judge)) {
            return RowLoop.run(spec.commandLine(), orca.in(), in, printer);
        }
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
                        spec.commandLine(), "no plane \"" + plane + "\": secrets, pii, injection or all"));
    }

    /** What was found in a text. */
    private record Found(String text, List<Finding> findings) implements RowJudge.Judged {
        @Override
        public void write(JsonGenerator out) throws IOException {
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

        @Override
        public Report report() {
            List<Report.Span> spans = new ArrayList<>();
            List<String> remarks = new ArrayList<>();
            for (Finding found : findings) {
                spans.add(new Report.Span(found.start(), found.end(), Mark.of(found.plane()), found.kind()));
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s %s, %.0f %%: %s",
                        found.plane().label(),
                        found.kind(),
                        100 * found.confidence(),
                        found.reason()));
            }
            String headline = findings.isEmpty() ? "nothing found" : findings.size() + " found";
            return new Report(headline, text, spans, remarks, null);
        }
    }
}
