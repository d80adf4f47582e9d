/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.orcarouter.guardrails.StreamScreener.Mode;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Personal data and credentials in random chunks come out as in the whole text. Own samples are cut in 1,000 ways;
 * every sample of the shared corpora in {@value #CHUNKINGS} ways, or as many as the system property
 * {@code orca.stream.chunkings} says.
 */
final class StreamScreenerCorpusTest {
    private static final int CHUNKINGS = 6;
    private static final int MANY = 1_000;
    private static final int AMID_EVERY = 5;
    private static final int AMID_MANY = 50;
    private static final String AROUND = "The rest of the page is about other things entirely.\n".repeat(60);

    private static final GuardrailEngine ENGINE = GuardrailEngine.builder(Guardrail.builder("Chat")
                    .rules(List.of(
                            rule(1, new RuleCheck.Secrets(0.8)),
                            rule(2, new RuleCheck.Pii(List.of(PiiEntity.values()), List.of(), Map.of()))))
                    .build())
            .build();

    private static GuardrailRule rule(long id, RuleCheck check) {
        return GuardrailRule.of(id, RuleStage.OUTPUT, GuardrailAction.MASK, check);
    }

    private static String from(Random random, String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /** Made-up values of many kinds, each with something around it. */
    private static List<String> samples(Random random) {
        String lower = "abcdefghijklmnopqrstuvwxyz";
        String digits = "0123456789";
        String base62 = lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + digits;
        String hex = digits + "abcdef";
        return List.of(
                "export AWS_ACCESS_KEY_ID=AKIA" + from(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
                "glpat-" + from(random, base62, 20) + " is the token",
                "xoxb-" + from(random, digits, 12) + "-" + from(random, digits, 12) + "-" + from(random, base62, 24),
                "STRIPE_KEY: sk_live_" + from(random, base62, 24),
                "SG." + from(random, base62, 22) + "." + from(random, base62, 43),
                "dop_v1_" + from(random, hex, 64),
                "postgres://app:" + from(random, base62, 18) + "@db.internal.net:5432/app",
                "{\"api_key\": \"" + from(random, base62, 40) + "\"}",
                "-----BEGIN RSA PRIVATE KEY-----\n" + from(random, base62, 64) + "\n" + from(random, base62, 64) + "\n"
                        + from(random, base62, 64) + "\n-----END RSA PRIVATE KEY-----",
                "Write to " + from(random, lower, 7) + "." + from(random, lower, 5) + "@" + from(random, lower, 8)
                        + ".com today",
                "card 4111 1111 1111 1111 was charged",
                "IBAN DE89 3704 0044 0532 0130 00 please",
                "my SSN is 536-22-8" + from(random, "123456789", 3),
                "call me at +1 (212) 555-0" + from(random, "123456789", 3) + " after five",
                "from 203.0.113." + (1 + random.nextInt(250)) + " and 2001:db8::" + from(random, hex, 4),
                "MAC address 3c:22:fb:" + from(random, hex, 2) + ":9a:" + from(random, hex, 2));
    }

    private static String stream(String text, Random random) {
        StreamScreener screener = StreamScreener.builder(ENGINE).mode(Mode.MASK).build();
        StringBuilder out = new StringBuilder();
        int most = List.of(2, 12, 60, 900).get(random.nextInt(4));
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(most));
            out.append(screener.push(text.substring(at, end)));
            assertThat(screener.held() <= StreamScreener.DEFAULT_HOLD_BACK).isTrue();
            at = end;
        }
        return out.append(screener.finish()).toString();
    }

    private static void assertSameInChunks(String text, String expected, int chunkings, Random random) {
        for (int i = 0; i < chunkings; i++) {
            String streamed = stream(text, random);
            if (!streamed.equals(expected)) {
                assertThat(streamed).isEqualTo(expected);
            }
        }
    }

    private static String masked(String text) {
        return ENGINE.screen(TextStage.OUTPUT, text).text().orElseThrow();
    }

    @Test
    void mask_ownSamplesInAThousandChunkings_areMaskedAsInTheWholeText() {
        Random random = new Random(11);
        int positives = 0;
        for (String sample : samples(random)) {
            positives += masked(sample).equals(sample) ? 0 : 1;
            assertSameInChunks(sample, masked(sample), MANY, random);
        }
        assertThat(positives).isGreaterThanOrEqualTo(14);
    }

    @Test
    void mask_ownSamplesAmidLongTextInAThousandChunkings_areMaskedAsInTheWholeText() {
        Random random = new Random(13);
        StringBuilder text = new StringBuilder();
        for (String sample : samples(random)) {
            text.append(AROUND, 0, 300 + random.nextInt(500)).append('\n');
            text.append(sample).append('\n');
        }
        String page = text.append(AROUND).toString();
        String expected = masked(page);
        assertThat(expected).isNotEqualTo(page);
        assertSameInChunks(page, expected, MANY, random);
    }

    private static List<String> positives(String name) throws IOException {
        String shared = System.getProperty("orca.shared", "");
        Path file = Path.of(shared, "corpora", "detection", name);
        assumeTrue(!shared.isEmpty() && Files.isRegularFile(file), "the shared corpus " + name + " is not there");
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            if (!row.path("spans").isEmpty()) {
                texts.add(row.path("text").asText());
            }
        }
        return texts;
    }

    /** Each sample alone, and some of them in the middle of a text longer than the hold-back. */
    @ParameterizedTest
    @ValueSource(strings = {"secrets.jsonl", "pii.jsonl"})
    void mask_positivesInAnyChunks_areMaskedAsInTheWholeText(String name) throws IOException {
        int chunkings = Integer.getInteger("orca.stream.chunkings", CHUNKINGS);
        Random random = new Random(7);
        List<String> texts = positives(name);
        int others = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String whole = masked(text);
            String first = stream(text, random);
            assertThat(leaks(text, first)).as("sample %s", i).isEmpty();
            others += first.equals(whole) ? 0 : 1;
            assertSameInChunks(text, first, chunkings - 1, random);
            if (i % AMID_EVERY == 0) {
                String amid = AROUND.substring(random.nextInt(2_000)) + text + "\n" + AROUND;
                String streamed = stream(amid, random);
                assertThat(leaks(amid, streamed))
                        .as("sample %s amid other text", i)
                        .isEmpty();
                others += streamed.equals(masked(amid)) ? 0 : 1;
                assertSameInChunks(amid, streamed, i % AMID_MANY == 0 ? chunkings - 1 : 0, random);
            }
        }
        assertThat(others).as("samples that come out otherwise than whole").isZero();
    }

    /** What the whole text's screening masks and the stream shows, unless the screened text shows it elsewhere. */
    private static List<String> leaks(String text, String streamed) {
        Screening whole = ENGINE.screen(TextStage.OUTPUT, text);
        return whole.violations().stream()
                .flatMap(violation -> violation.matches().stream())
                .map(match -> text.substring(match.start(), match.end()))
                .filter(found ->
                        streamed.contains(found) && !whole.text().orElse("").contains(found))
                .toList();
    }
}
