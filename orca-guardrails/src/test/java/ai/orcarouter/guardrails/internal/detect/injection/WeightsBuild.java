/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.Measure.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Builds {@code weights.bin}: {@code WeightsBuild OUT [measure]}, with the system property {@code orca.shared} naming
 * the folder of the shared corpora. Prints what was measured on texts that were not trained on; with {@code measure}
 * also with each source left out.
 */
final class WeightsBuild {
    private WeightsBuild() {}

    /** Builds the weights. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Measure measure = Measure.ofCorpora();
        Map<ReadText, Double> scores = measure.outOfFold();
        double threshold = measure.threshold(scores);
        Figures figures = measure.figures(scores, threshold);
        out.println("out of fold: threshold " + threshold + ", F1 " + figures.f1());
        out.print(figures);
        LinearModel model =
                Trainer.train(measure.texts()).at(threshold, measure.slope(scores, threshold), Measure.LENGTH_PENALTY);
        Files.write(Path.of(args[0]), model.toBytes());
        if (args.length > 1) {
            double sum = 0;
            int sources = 0;
            for (Map.Entry<String, Figures> entry :
                    measure.leaveOneOut(threshold).entrySet()) {
                out.println("without " + entry.getKey());
                out.print(entry.getValue());
                if (entry.getValue().of("attack") > 0) {
                    sum += entry.getValue().share("attack");
                    sources++;
                }
            }
            out.println("mean recall of a source left out: " + sum / sources);
        }
    }
}
