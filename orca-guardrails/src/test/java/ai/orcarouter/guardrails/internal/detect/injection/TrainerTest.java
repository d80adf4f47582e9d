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

    /** Trains once for each source, which takes minutes: {@code -Dorca.leaveOneOut=true} asks for it. */
    @Test
    void textsAndSourcesLeftOut_areFoundAndHarmlessOnesAreNot() {
        Assumptions.assumeTrue(CorpusTexts.isPresent(), "the shared corpora are not here");
        Assumptions.assumeTrue(Boolean.getBoolean("orca.leaveOneOut"), "orca.leaveOneOut is not set");
        Measure measure = Measure.ofCorpora();
        Map<ReadText, Double> scores = measure.outOfFold();
        double threshold = measure.threshold(scores);
        Measure.Figures figures = measure.figures(scores, threshold);
        System.out.println("five folds: F1 " + figures.f1() + "\n" + figures);
        assertThat(figures.f1()).isGreaterThanOrEqualTo(0.8);
        assertThat(figures.share("harmless")).isLessThanOrEqualTo(0.01);
        assertThat(figures.share("harmless leolee99/PIGuard")).isLessThanOrEqualTo(0.01);
        assertThat(figures.share("harmless f/awesome-chatgpt-prompts")).isLessThanOrEqualTo(0.03);
        Map<String, Measure.Figures> bySource = measure.leaveOneOut(threshold);
        bySource.forEach((source, left) -> System.out.println("without " + source + "\n" + left));
        double mean = bySource.values().stream()
                .filter(left -> left.of("attack") > 0)
                .mapToDouble(left -> left.share("attack"))
                .average()
                .orElseThrow();
        System.out.println("mean recall of a source left out: " + mean);
        assertThat(mean).isGreaterThanOrEqualTo(0.5);
    }
}
