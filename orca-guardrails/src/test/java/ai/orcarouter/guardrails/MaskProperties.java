/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.internal.detect.Tags;
import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Masking a masked text changes nothing, and a text grows by no more than the tags in it, whatever masks it. */
final class MaskProperties {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String BASE62 = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + DIGITS;

    private static final GuardrailEngine PII =
            engine(new RuleCheck.Pii(List.of(PiiEntity.values()), List.of(), Map.of()));
    private static final GuardrailEngine SECRETS = engine(new RuleCheck.Secrets(0.5));
    private static final List<String> PATTERNS = List.of(
            "[a-z]+[0-9]{2,4}",
            "(?i)redacted",
            "[A-Z]+",
            "\\w+",
            "(?:sk|glpat)-[A-Za-z0-9]{8,}",
            "EDA|phone",
            "D.?",
            "[^\\[\\] ]+",
            "(?s).+",
            ".",
            "[0-9]{3}-[0-9]{2}-[0-9]{4}");

    private static GuardrailEngine engine(RuleCheck check) {
        return GuardrailEngine.builder(Guardrail.builder("g")
                        .rules(List.of(GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.MASK, check)))
                        .build())
                .build();
    }

    private static String from(Random random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Values of all sorts, real and nearly. */
    private static String value(Random random) {
        return switch (random.nextInt(18)) {
            case 0 -> from(random, LOWER, 5) + "@" + from(random, LOWER, 6) + ".com";
            case 1 -> "+49 30 " + from(random, DIGITS, 7);
            case 2 -> "(212) 555-" + from(random, DIGITS, 4);
            case 3 -> "4111 1111 1111 1111";
            case 4 -> "536-22-" + from(random, DIGITS, 4);
            case 5 -> "DE89 3704 0044 0532 0130 00";
            case 6 -> "192.0.2." + random.nextInt(300);
            case 7 -> "glpat-" + from(random, BASE62, 20);
            case 8 -> "sk_live_" + from(random, BASE62, 24);
            case 9 -> from(random, BASE62, 16 + random.nextInt(30));
            case 10 -> from(random, DIGITS + "abcdef", 8 * (1 + random.nextInt(8)));
            case 11 -> "+44 20 " + from(random, DIGITS, 8);
            case 12 -> "postgres://app:" + from(random, BASE62, 18) + "@db.internal.net:5432/app";
            case 13 -> "0x" + from(random, DIGITS + "abcdefABCDEF", 40);
            case 14 -> "0" + from(random, DIGITS, 10);
            case 15 -> "::1";
            case 16 -> "1-212-555-" + from(random, DIGITS, 4);
            default -> from(random, DIGITS, 6 + random.nextInt(12));
        };
    }

    private static final List<String> WORDS = List.of(
            "phone",
            "card number",
            "ssn",
            "password = ",
            "api_key: \"",
            "\"",
            "token=",
            "cloudflareToken => ",
            "mapbox ",
            "passport",
            "my",
            "and",
            "is",
            ",",
            ";",
            ":",
            "[",
            "]",
            "(",
            "\n",
            "IBAN",
            "tax id",
            "secret",
            "Authorization: Bearer ",
            "row[PHONE]",
            "date of birth",
            "AWS_SECRET_ACCESS_KEY=",
            "customer",
            "order 12");

    private static String part(Random random) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return oneOf(random, WORDS);
        }
        return kind < 9 ? value(random) : tag(random);
    }

    private static String tag(Random random) {
        return oneOf(
                random, List.of("[REDACTED]", "[PHONE]", "[EMAIL]", "[GENERIC_SECRET]", "[REDAC", "ACTED]", "(x)"));
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            out.append(part(random)).append(oneOf(random, List.of(" and then ", "\n", ". Also ", "; ")));
        }
        return out.toString();
    }

    /** Values beside each other, which detectors judge by one another: one may speak against another. */
    private static String sideBySide(Random random) {
        List<String> between = List.of(
                " ", ", ", "; ", "\n", " and ", " | ", "\t", ": ", "/", " - ", ",", "", "\"", " = ", ") (", "\n\n",
                ". ");
        StringBuilder out = new StringBuilder(oneOf(random, WORDS)).append(' ');
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            out.append(random.nextInt(3) == 0 ? oneOf(random, WORDS) + " " : "")
                    .append(random.nextInt(8) == 0 ? tag(random) : value(random))
                    .append(oneOf(random, between));
        }
        return out.append(oneOf(random, WORDS)).toString();
    }

    private static void assertStable(GuardrailEngine engine, String text) {
        Screening first = engine.screen(TextStage.INPUT, text);
        String once = first.text().orElseThrow();
        Screening second = engine.screen(TextStage.INPUT, once);
        assertThat(second.text()).as("of %s", text).contains(once);
        assertThat(second.mutated()).isFalse();
        int tags = first.violations().stream()
                .flatMap(violation -> violation.matches().stream())
                .map(Match::kind)
                .mapToInt(kind -> Math.max("[REDACTED]".length(), Tags.of(kind).length()))
                .sum();
        assertThat(once.length()).isLessThanOrEqualTo(text.length() + tags);
    }

    @Property(tries = 2_000)
    void personalData(@ForAll Random random) {
        assertStable(PII, sideBySide(random));
    }

    @Property(tries = 2_000)
    void credentials(@ForAll Random random) {
        assertStable(SECRETS, sideBySide(random));
    }

    @Property(tries = 100)
    void stream_valuesSideBySide_isAsTheWholeText(@ForAll Random random) {
        String prose = "The quick brown fox jumps over a lazy dog.\n";
        String text = prose.repeat(random.nextInt(200)) + sideBySide(random) + "\n" + prose.repeat(random.nextInt(200));
        for (GuardrailEngine engine : List.of(PII, SECRETS)) {
            StreamScreener stream = StreamScreener.builder(engine)
                    .mode(StreamScreener.Mode.MASK)
                    .build();
            StringBuilder out = new StringBuilder();
            for (int at = 0; at < text.length(); ) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(900));
                out.append(stream.push(text.substring(at, to)));
                assertThat(stream.held()).isLessThanOrEqualTo(StreamScreener.DEFAULT_HOLD_BACK);
                at = to;
            }
            out.append(stream.finish());
            assertThat(out)
                    .hasToString(engine.screen(TextStage.OUTPUT, text).text().orElseThrow());
        }
    }

    @Property(tries = 300)
    void personalDataAndCredentials_inJson(@ForAll Random random) {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            String name = oneOf(random, List.of("phone", "password", "api_key", "ssn", "note", "token"));
            String value = i == 1 ? tag(random) : value(random);
            members.add(
                    "\"" + name + i + "\": " + (random.nextBoolean() ? "[\"" + value + "\"]" : "\"" + value + "\""));
        }
        String json = "{" + String.join(", ", members) + "}";
        assertStable(PII, json);
        assertStable(SECRETS, json);
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }

    @Property(tries = 300)
    void personalDataAndCredentials_encoded(@ForAll Random random) {
        UnaryOperator<String> encoding = oneOf(
                random,
                List.of(
                        text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                        text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
                        text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                        MaskProperties::escaped,
                        text -> "{\"note\": \"" + escaped(text) + "\"}"));
        String text = "the note is\n" + encoding.apply("my key is " + value(random)) + "\nand so on";
        assertStable(PII, text);
        assertStable(SECRETS, text);
    }

    @Property(tries = 500)
    void patterns(@ForAll Random random) {
        assertStable(engine(new RuleCheck.Regex(oneOf(random, PATTERNS))), text(random));
    }

    @Property(tries = 500)
    void ownEntities(@ForAll Random random) {
        String mask = oneOf(random, List.of("[BADGE]", "(x)", "#", "[REDACTED]"));
        CustomEntity entity = new CustomEntity("badge", oneOf(random, PATTERNS), false, mask);
        assertStable(engine(new RuleCheck.Pii(List.of(), List.of(entity), Map.of())), text(random));
    }

    @Property(tries = 500)
    void keywords(@ForAll Random random) {
        List<String> words = List.of(
                "my", oneOf(random, WORDS).strip() + "!", value(random), oneOf(random, List.of("a", "RED", "]", "1")));
        assertStable(engine(new RuleCheck.Keyword(words)), text(random));
    }
}
