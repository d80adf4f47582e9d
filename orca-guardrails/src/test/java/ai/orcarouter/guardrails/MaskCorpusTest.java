/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.TextStage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelled samples, alone and two together, masked once more. */
final class MaskCorpusTest {
    private static final Path CORPORA =
            Path.of(System.getProperty("orca.shared", "/nonexistent"), "corpora", "detection");

    private static String masked(GuardrailEngine engine, String text) {
        return engine.screen(TextStage.INPUT, text).text().orElseThrow();
    }

    private static GuardrailEngine engine(RuleCheck check) {
        return GuardrailEngine.builder(Guardrail.builder("g")
                        .rules(List.of(GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.MASK, check)))
                        .build())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pii.jsonl", "secrets.jsonl"})
    void mask_maskedSamples_changesNothing(String file) throws IOException {
        Path corpus = CORPORA.resolve(file);
        assumeTrue(Files.exists(corpus));
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(corpus)) {
            texts.add(json.readTree(line).path("text").asText());
        }
        for (int i = texts.size() - 1; i > 0; i -= 2) {
            texts.add(texts.get(i) + "\n" + texts.get(i / 2));
        }
        for (RuleCheck check : List.of(
                new RuleCheck.Secrets(0.5), new RuleCheck.Pii(List.of(PiiEntity.values()), List.of(), Map.of()))) {
            GuardrailEngine engine = engine(check);
            assertThat(texts.stream().map(text -> masked(engine, text)))
                    .allSatisfy(once -> assertThat(masked(engine, once)).isEqualTo(once));
        }
    }
}
