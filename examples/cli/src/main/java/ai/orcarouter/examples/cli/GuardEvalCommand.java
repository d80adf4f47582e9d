/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.BundledCorpora;
import ai.orcarouter.guardrails.CorpusCodec;
import ai.orcarouter.guardrails.CorpusDocument;
import ai.orcarouter.guardrails.GuardrailDocument;
import ai.orcarouter.guardrails.GuardrailEvaluation;
import ai.orcarouter.guardrails.model.BundledCorpus;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca guard eval}: how well a guardrail tells labelled texts. */
@Command(
        name = "eval",
        description = {
            "Measures a guardrail by labelled texts: precision, recall and F1, overall and by category, and",
            "the texts about which it was wrong. Stores nothing, asks nobody: a text about which a rule would",
            "have to ask counts as undecided.",
            "",
            "Reads  {\"text\",\"label\",\"stage\"?:\"input|output|tool_result\",\"id\"?}; a label is a category, a",
            "       list of categories, true, false or \"benign\"",
            "",
            "A category that the guardrail says by name (type or label of a rule, entity of a pii rule) is held",
            "against exactly that. For others any rule that fires counts, and false alarms on benign texts.",
            "",
            "Exit code 0 when done, 1 when the guardrail or the corpus has faults or --fail-under says so, 2 when a",
            "file cannot be read."
        })
final class GuardEvalCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private GuardCommand parent;

    @Option(
            names = "--bundled",
            paramLabel = "ID",
            description = {
                "A corpus that comes with the library: pii, secrets, prompt-injection, jailbreak, multilingual,",
                "benign, topics, length or agent."
            })
    private String bundled = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, or json for one object; text if left out.")
    private String format = "text";

    @Option(
            names = "--fail-under",
            paramLabel = "F1",
            description = {
                "The least overall F1, from 0 to 1, with which the exit code is 0; no text may be undecided then."
            })
    private double failUnder;

    @Option(
            names = "--failing",
            paramLabel = "N",
            description = "How many failing texts are listed at most; 20 if left out.")
    private int failing = 20;

    @Parameters(index = "0", paramLabel = "GUARDRAIL", description = "A guardrail file, JSON or YAML, or preset:ID.")
    private String guardrail = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CORPUS",
            description = "JSON Lines, or - for standard input; this or --bundled.")
    private @Nullable String corpus;

    @Override
    public Integer call() throws IOException {
        if (!format.equals("text") && !format.equals("json")) {
            throw wrong("no format \"" + format + "\": text or json");
        }
        if (!(failUnder >= 0 && failUnder <= 1) || failing < 0) {
            throw wrong("--fail-under is from 0 to 1, --failing not negative");
        }
        if ((corpus == null) == bundled.isEmpty()) {
            throw wrong("a corpus or --bundled, and not both");
        }
        PrintWriter err = spec.commandLine().getErr();
        GuardrailDocument document = GuardrailFiles.decode(guardrail);
        CorpusDocument read = corpus == null ? null : corpus(corpus);
        int faults = CheckCommand.print(err, document.issues(), false)
                + (read == null ? 0 : CheckCommand.print(err, read.issues(), false));
        if (faults != 0) {
            return Orca.FAULTS;
        }
        EvaluationCorpus samples = read == null ? bundled() : read.corpus();
        EvaluationReport report =
                GuardrailEvaluation.of(document.guardrail()).maxFailing(failing).run(samples);
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            out.append(EvaluationOutput.json(report)).append('\n');
        } else {
            EvaluationOutput.text(report, samples, out);
        }
        out.flush();
        boolean tooLow = failUnder > 0 && (report.overall().f1() < failUnder || report.undecided() > 0);
        return tooLow ? Orca.FAULTS : Orca.OK;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private EvaluationCorpus bundled() {
        return BundledCorpora.find(bundled)
                .map(BundledCorpus::corpus)
                .orElseThrow(() -> wrong("no corpus \"" + bundled + "\": "
                        + BundledCorpora.all().stream().map(BundledCorpus::id).collect(Collectors.joining(", "))));
    }

    private CorpusDocument corpus(String name) {
        try {
            if (!name.equals("-")) {
                return CorpusCodec.decode(Path.of(name));
            }
            byte[] bytes = parent.orca().in().readNBytes(CorpusCodec.MAX_BYTES + 1);
            return CorpusCodec.decode(
                    "<stdin>",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new UsageException("cannot read standard input: not UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
    }
}
