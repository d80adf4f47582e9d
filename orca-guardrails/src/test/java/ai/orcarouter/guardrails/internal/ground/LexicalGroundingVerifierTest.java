/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.guardrails.spi.GroundingVerifier.Claim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexicalGroundingVerifierTest {
    private static final double THRESHOLD = 0.7;

    private final LexicalGroundingVerifier verifier = new LexicalGroundingVerifier();

    private double support(String question, String answer, String source) throws InterruptedException {
        return verifier.verify(question, answer, List.of(source)).stream()
                .mapToDouble(Claim::support)
                .min()
                .orElse(1);
    }

    private record Fact(String source, String borne, String madeUp) {}

    /**
     * Small articles; of each an answer that follows, and one that differs in a number, a name, a denial or a matter.
     */
    private static List<Fact> facts() {
        String[][] towns = {
            {"Marlow", "1841", "river Thames", "Berlin"}, {"Elmsford", "1907", "lake Ontario", "Madrid"},
            {"Norrvik", "1866", "Baltic coast", "Lisbon"}, {"Tavira", "1520", "Gilao river", "Oslo"},
            {"Okuda", "1974", "Japanese sea", "Cairo"}, {"Brenna", "1933", "Alpine valley", "Dublin"}
        };
        List<Fact> facts = new ArrayList<>();
        for (String[] t : towns) {
            String source = "The railway station of " + t[0] + " was opened in " + t[1] + " near the " + t[2]
                    + ". It has 4 platforms and serves 12,500 passengers a day. The building is not open at night. "
                    + "Trains to the capital leave every 30 minutes from platform 2.";
            facts.add(new Fact(
                    source,
                    "The station of " + t[0] + " was opened in " + t[1] + ".",
                    "The station of " + t[0] + " was opened in 1899."));
            facts.add(new Fact(source, "It serves 12500 passengers a day.", "It serves 95,000 passengers a day."));
            facts.add(new Fact(source, "The building is not open at night.", "The building is open at night."));
            facts.add(new Fact(
                    source,
                    "Trains to the capital leave every 30 minutes.",
                    "Trains to " + t[3] + " leave every 30 minutes."));
            facts.add(new Fact(
                    source,
                    "The railway station opened near the " + t[2] + ".",
                    "The museum sells tickets for children and pensioners."));
            facts.add(new Fact(
                    source,
                    "The station has 4 platforms. Trains leave from platform 2.",
                    "The station has 4 platforms. A famous architect from Paris designed the roof."));
        }
        return facts;
    }

    @Test
    void verify_labelledAnswers_tellsAtLeastNineOfTen() throws Exception {
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (Fact fact : facts()) {
            for (boolean borne : new boolean[] {true, false}) {
                String answer = borne ? fact.borne : fact.madeUp;
                if (support("", answer, fact.source) >= THRESHOLD == borne) {
                    right++;
                } else {
                    wrong.add(answer);
                }
            }
        }
        assertThat((double) right / (2 * facts().size())).as("wrong: %s", wrong).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It costs $1,200.50 a year. | It costs 1200.5 dollars a year. | true
            The limit is 50. | The limit is 500. | false
            Refunds are possible. | Refunds are not possible. | false
            """)
    void verify_numbersAndDenials_decide(String source, String answer, boolean borne) throws Exception {
        assertThat(support("", answer, source) > 0.5).isEqualTo(borne);
    }

    @Test
    void verify_answerOfOneWord_isJudgedWithoutTheWordsOfTheQuestion() throws Exception {
        String source = "The capital of France is Paris. The capital of Spain is Madrid.";
        assertThat(support("What is the capital of France?", "The capital of France is Paris.", source))
                .isEqualTo(1);
        assertThat(support("What is the capital of France?", "The capital of France is Rome.", source))
                .isLessThan(THRESHOLD);
    }

    @Test
    void verify_answerWithoutContent_makesNoClaim() throws Exception {
        assertThat(verifier.verify("", "And so it is.", List.of("x"))).isEmpty();
        assertThat(verifier.verify("", "", List.of("x"))).isEmpty();
    }

    @Test
    void verify_spans_areThoseOfTheSentences() throws Exception {
        assertThat(verifier.verify("", "Cats sleep. Dogs bark.", List.of("Cats sleep.")))
                .extracting(claim -> List.of(claim.start(), claim.end()))
                .containsExactly(List.of(0, 12), List.of(12, 22));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            这座大桥于1932年建成，全长1149米，每天有十六万辆汽车通过。 | 大桥于1932年建成。 | 博物馆向儿童出售门票。
            这座大桥于1932年建成，全长1149米。 | 大桥全长1149米。 | 大桥全长1950米。
            この駅は１９０７年に開業し、一日に約一万人が利用します。 | 駅は1907年に開業し、一万人が利用します。 | 駅は1999年に開業し、一万人が利用します。
            図書館は月曜日に休館し、貸出期間は二週間です。 | 図書館の貸出期間は二週間です。 | 有名な建築家が屋根を設計しました。
            도서관은 월요일에 휴관하며 대출 기간은 2주입니다. | 도서관은 월요일에 휴관합니다. | 유명한 건축가가 지붕을 설계했습니다.
            สถานีรถไฟเปิดให้บริการในปี 1907 ใกล้แม่น้ำ | สถานีรถไฟเปิดในปี 1907 | พิพิธภัณฑ์ขายบัตรสำหรับเด็ก
            """)
    void verify_scriptsWithoutSpaces_tellWhatIsBorneOut(String source, String borne, String madeUp) throws Exception {
        assertThat(support("", borne, source)).isGreaterThan(0.5);
        assertThat(support("", madeUp, source)).isLessThan(0.3);
    }

    @Test
    void verify_threadInterrupted_stops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> verifier.verify("", "Cats sleep.", List.of("Cats sleep.")))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
