/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class TrainerTest {
    private static LinearModel trained(List<LabelledText> texts) {
        Lexicon lexicon = Lexicon.load();
        return Trainer.train(
                texts.stream().map(text -> ReadText.of(text, lexicon)).toList());
    }

    @Test
    void sameTexts_giveTheSameBytes() {
        List<LabelledText> texts = OwnTexts.of(1);
        assertThat(trained(texts).toBytes()).isEqualTo(trained(OwnTexts.of(1)).toBytes());
    }

    @Test
    void ownTexts_haveBothSidesAndSpansInTheText() {
        List<LabelledText> texts = OwnTexts.of(2);
        assertThat(texts.stream().filter(LabelledText::attack).count()).isGreaterThan(300);
        assertThat(texts.stream().filter(text -> !text.attack()).count()).isGreaterThan(200);
        assertThat(texts)
                .allSatisfy(text -> assertThat(text.spans())
                        .allSatisfy(span -> assertThat(text.text().substring(span.start(), span.end()))
                                .isNotBlank()));
    }

    @Test
    void shippedWeights_areThoseTrainedFromTheRecordedTexts() {
        Assumptions.assumeTrue(CorpusTexts.isPresent(), "the shared corpora are not here");
        List<LabelledText> texts = new ArrayList<>(CorpusTexts.all());
        texts.addAll(OwnTexts.of(Measure.OWN_EACH));
        LinearModel shipped = LinearModel.load();
        assertThat(trained(texts).atPointOf(shipped).toBytes()).isEqualTo(shipped.toBytes());
    }

    /** Trains once for each source, which takes a minute or two: {@code -Dorca.leaveOneOut=true} asks for it. */
    @Test
    void sourceLeftOut_isFoundHalfTheTime() {
        Assumptions.assumeTrue(CorpusTexts.isPresent(), "the shared corpora are not here");
        Assumptions.assumeTrue(Boolean.getBoolean("orca.leaveOneOut"), "orca.leaveOneOut is not set");
        Measure measure = Measure.ofCorpora();
        Map<ReadText, Double> scores = measure.outOfFold();
        double threshold = measure.threshold(scores);
        Measure.Figures figures = measure.figures(scores, threshold);
        assertThat(figures.share("harmless")).isLessThanOrEqualTo(0.01);
        double mean = measure.leaveOneOut(threshold).values().stream()
                .filter(left -> left.of("attack") > 0)
                .mapToDouble(left -> left.share("attack"))
                .average()
                .orElseThrow();
        assertThat(mean).isGreaterThanOrEqualTo(0.5);
    }
}
