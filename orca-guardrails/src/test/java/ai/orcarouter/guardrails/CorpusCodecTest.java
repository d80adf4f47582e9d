/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.TextStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusCodecTest {
    @Test
    void decode_everyFormOfLabel_isRead() {
        CorpusDocument document = CorpusCodec.decode("c.jsonl", """
                \uFEFF{"text":"a","label":"PII","id":7,"source":{"kept":"by the author"}}

                {"text":"b","label":["injection"," Jailbreak "],"stage":"tool_result","id":"x"}
                {"text":"c","label":true,"stage":"output"}
                {"text":"d","label":false}
                {"text":"e","label":"Benign"}
                {"text":"f","label":[]}
                """);
        assertThat(document.issues()).isEmpty();
        assertThat(document.corpus().samples())
                .containsExactly(
                        new CorpusSample(1, "7", TextStage.INPUT, "a", Set.of("pii")),
                        new CorpusSample(3, "x", TextStage.TOOL_RESULT, "b", Set.of("injection", "jailbreak")),
                        new CorpusSample(4, "", TextStage.OUTPUT, "c", Set.of("flagged")),
                        new CorpusSample(5, "", TextStage.INPUT, "d", Set.of()),
                        new CorpusSample(6, "", TextStage.INPUT, "e", Set.of()),
                        new CorpusSample(7, "", TextStage.INPUT, "f", Set.of()));
        assertThat(document.corpus().categories()).containsExactly("flagged", "injection", "jailbreak", "pii");
    }

    @Test
    void decode_manyFaults_listsAllWithTheirLines() {
        CorpusDocument document = CorpusCodec.decode("c.jsonl", """
                {"text":"fine","label":"pii"}
                {"text":7,"label":"pii","stage":"outptu"}
                {"label":3}
                [1]
                {"text":"x","text":"y","label":"pii"}
                {"text":"x"}
                {"text":"x","label":["pii",4,""],"id":{}}
                nonsense
                """);
        assertThat(document.isValid()).isFalse();
        assertThat(document.issues()).extracting(Issue::line).containsExactly(2, 2, 3, 3, 4, 5, 6, 7, 7, 7, 8);
        assertThat(document.issues().stream().map(Issue::toString))
                .contains(
                        "c.jsonl:2:1: error: \"text\" must be a string at /text",
                        "c.jsonl:2:1: error: unknown stage \"outptu\" at /stage; did you mean \"output\"?",
                        "c.jsonl:3:1: error: \"text\" is missing at the document root",
                        "c.jsonl:7:1: error: a category must be a string at /label/1; a category, a list of categories,"
                                + " true or false");
        assertThatThrownBy(document::corpus).isInstanceOf(OrcaException.class);
    }

    @Test
    void decode_thousandsOfFaults_countsTheRest() {
        CorpusDocument document = CorpusCodec.decode("", "{}\n".repeat(700));
        assertThat(document.issues()).hasSize(1001);
        assertThat(document.issues().get(1000).message()).isEqualTo("400 more faults");
    }

    @Test
    void decode_nothing_isAFault() {
        assertThat(CorpusCodec.decode("", "\n \n").issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).isEqualTo("there is no sample"));
        assertThat(CorpusCodec.decode("", "").isValid()).isFalse();
    }

    @Test
    void decode_tooManySamples_isOneFault() {
        CorpusDocument document = CorpusCodec.decode("", "{\"text\":\"\",\"label\":false}\n".repeat(100_003));
        assertThat(document.issues()).extracting(Issue::line).containsExactly(100_001);
    }

    @Test
    void decode_file_isReadOrRefused(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.jsonl"), "{\"text\":\"é\",\"label\":true}");
        Path latin = Files.write(
                folder.resolve("latin.jsonl"), "{\"text\":\"é\",\"label\":true}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(CorpusCodec.decode(good).corpus().samples())
                .extracting(CorpusSample::text)
                .isEqualTo(List.of("é"));
        assertThat(CorpusCodec.decode(latin).issues())
                .extracting(Issue::message)
                .containsExactly("not UTF-8");
        assertThatThrownBy(() -> CorpusCodec.decode(folder.resolve("none.jsonl")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
