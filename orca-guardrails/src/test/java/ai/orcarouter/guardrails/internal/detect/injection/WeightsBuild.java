/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Builds {@code weights.bin}: {@code WeightsBuild OUT [measure]}, with the system property {@code orca.shared} naming
 * the folder of the shared corpora. Prints what was measured on rows that were not trained on; with {@code measure}
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
        out.println("five folds, threshold " + threshold);
        out.print(measure.figures(scores, threshold));
        LinearModel model =
                Trainer.train(measure.texts()).at(threshold, measure.slope(scores, threshold), Measure.LENGTH_PENALTY);
        Files.write(Path.of(args[0]), model.toBytes());
        if (args.length > 1) {
            Measure.LeftOut left = measure.leaveOneOut(threshold);
            out.println("sources left out, at a point of the others");
            out.print(left.calibrated());
            out.println("sources left out, at the shipped point");
            out.print(left.fixed());
        }
    }
}
