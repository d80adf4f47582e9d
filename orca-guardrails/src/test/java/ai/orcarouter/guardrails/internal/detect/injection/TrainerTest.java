/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
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

    @Test
    void textsLeftOutOfATrainer_doNotCount() {
        Lexicon lexicon = Lexicon.load();
        List<ReadText> texts = OwnTexts.of(1).stream()
                .filter(text -> text.text().length() < 300)
                .map(text -> ReadText.of(text, lexicon))
                .toList();
        ReadText lone = ReadText.of(
                new LabelledText("lone", Origin.LABELLED, true, "purple elephants dance quietly", List.of()), lexicon);
        ReadText twin = ReadText.of(
                new LabelledText("lone", Origin.LABELLED, true, "quietly purple elephants dance", List.of()), lexicon);
        List<ReadText> all = new ArrayList<>(texts);
        all.addAll(List.of(lone, twin));
        Trainer trainer = Trainer.of(all);
        assertThat(lone.score(trainer.model())).isPositive();
        assertThat(lone.score(trainer.without(text -> text.source().equals("lone"))))
                .isLessThan(lone.score(trainer.model()));
        assertThat(trainer.without(text -> false).toBytes())
                .hasSize(trainer.model().toBytes().length);
    }

    /** Trains once for each source, which takes minutes: {@code -Dorca.leaveOneOut=true} asks for it. */
    @Test
    void textsAndSourcesLeftOut_areFoundAndHarmlessOnesAreNot() {
        Assumptions.assumeTrue(CorpusTexts.isPresent(), "the shared corpora are not here");
        Assumptions.assumeTrue(Boolean.getBoolean("orca.leaveOneOut"), "orca.leaveOneOut is not set");
        Measure measure = Measure.ofCorpora();
        Map<ReadText, Double> scores = measure.outOfFold();
        double threshold = measure.threshold(scores);
        Figures folds = measure.figures(scores, threshold);
        System.out.println("five folds\n" + folds);
        assertThat(folds.f1()).isGreaterThanOrEqualTo(0.8);
        assertThat(folds.share("harmless")).isLessThanOrEqualTo(0.01);
        assertThat(folds.share("harmless leolee99/PIGuard")).isLessThanOrEqualTo(0.01);
        assertThat(folds.share("harmless f/awesome-chatgpt-prompts")).isLessThanOrEqualTo(0.03);
        Measure.LeftOut left = measure.leaveOneOut(threshold);
        System.out.println("sources left out, at a point of the others\n" + left.calibrated());
        System.out.println("sources left out, at the shipped point\n" + left.fixed());
        assertThat(left.calibrated().meanRecall()).isGreaterThanOrEqualTo(0.5);
        assertThat(left.fixed().meanRecall()).isGreaterThanOrEqualTo(0.5);
    }
}
