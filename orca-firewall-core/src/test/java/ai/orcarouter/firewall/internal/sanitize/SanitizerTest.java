/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SanitizerPreset;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
    private static final String LOREM = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9n"; // 40 characters, both cases

    private static String redact(String text, String... presets) {
        return redact(text, new Sanitizer(List.of(presets), List.of()), Map.of());
    }

    private static String redact(String text, Sanitizer sanitizer, Map<String, ArgumentSanitizer> registered) {
        Arguments out = new SanitizerCompiler(registered, Limits.defaults())
                .compile(sanitizer)
                .apply(Arguments.of(Map.of("v", text)));
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(out.value())).get("v"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws_access_key | key AKIAIOSFODNN7EXAMPLE. | key [redacted:aws_access_key].",
                "aws_access_key | ASIAIOSFODNN7EXAMPLE | [redacted:aws_access_key]",
                "aws_access_key | AKIAIOSFODNN7EXAMPL | AKIAIOSFODNN7EXAMPL",
                "aws_access_key | akiaiosfodnn7example | akiaiosfodnn7example",
                "openai_key | use sk-abcdefghijklmnopqrstuvwxyz012345 | use [redacted:openai_key]",
                "openai_key | sk-tooshort | sk-tooshort",
                "openai_key | risk-abcdefghijklmnopqrstuvwxyz012345 | risk-abcdefghijklmnopqrstuvwxyz012345",
                "bearer_token | Authorization: Bearer abcdef0123456789 | Authorization: Bearer [redacted:bearer_token]",
                "bearer_token | BEARER abcdef0123456789.x | BEARER [redacted:bearer_token]",
                "bearer_token | Bearer short | Bearer short",
                "bearer_token | forbearer abcdef0123456789 | forbearer abcdef0123456789",
                "email | to: ann.b+x@mail.example.org, | to: [redacted:email],",
                "email | a@b | a@b",
                "email | user@10.0.0.1 | user@10.0.0.1",
                "email | @handle and x@y.zz | @handle and [redacted:email]",
                "ssn_us | ssn 219-09-9999 | ssn [redacted:ssn_us]",
                "ssn_us | 000-12-3456 666-12-3456 912-12-3456 | 000-12-3456 666-12-3456 912-12-3456",
                "ssn_us | 1219-09-99991 | 1219-09-99991",
                "credit_card | 4111 1111 1111 1111 | [redacted:credit_card]",
                "credit_card | 4111-1111-1111-1111 123 | [redacted:credit_card] 123",
                "credit_card | n=4222222222222; | n=[redacted:credit_card];",
                "credit_card | 4111111111111112 | 4111111111111112",
                "credit_card | 00000000000000000000 | 00000000000000000000"
            })
    void apply_preset_redactsWhatItNamesAndNothingElse(String preset, String text, String expected) {
        assertThat(redact(text, preset)).isEqualTo(expected);
    }

    @Test
    void apply_awsSecretKey_takesExactlyFortyMixedCharacters() {
        assertThat(redact("secret=" + LOREM, "aws_secret_key")).isEqualTo("secret=[redacted:aws_secret_key]");
        assertThat(redact(LOREM + "a", "aws_secret_key")).isEqualTo(LOREM + "a");
        String sha1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        assertThat(redact(sha1, "aws_secret_key")).isEqualTo(sha1);
    }

    @Test
    void apply_openAiAndAnthropicPresets_keepApartInEitherOrder() {
        String anthropic = "sk-ant-" + LOREM;

        assertThat(redact(anthropic, "openai_key", "anthropic_key")).isEqualTo("[redacted:anthropic_key]");
        assertThat(redact(anthropic, "anthropic_key", "openai_key")).isEqualTo("[redacted:anthropic_key]");
        assertThat(redact(anthropic, "openai_key")).isEqualTo(anthropic);
    }

    @Test
    void apply_namesAndOtherValues_stay() {
        Arguments before = Arguments.ofJson(
                "{\"ann@example.org\":[\"ann@example.org\",1,null,true,{\"n\":2.50}],\"b\":\"plain\"}");
        Arguments after = new SanitizerCompiler(Map.of(), Limits.defaults())
                .compile(new Sanitizer(List.of("email"), List.of()))
                .apply(before);

        assertThat(after.canonical())
                .isEqualTo("{\"ann@example.org\":[\"[redacted:email]\",1,null,true,{\"n\":2.5}],\"b\":\"plain\"}");
    }

    @Test
    void apply_nothingToRedact_givesTheSameInstance() {
        Arguments before = Arguments.of(Map.of("v", "plain"));

        assertThat(new SanitizerCompiler(Map.of(), Limits.defaults())
                        .compile(new Sanitizer(List.of("email", "ssn_us"), List.of("x[0-9]+")))
                        .apply(before))
                .isSameAs(before);
    }

    @Test
    void apply_customPatternAcrossAMark_redactsWhatIsAroundIt() {
        Sanitizer sanitizer = new Sanitizer(List.of("email"), List.of("key .*"));

        assertThat(redact("a key 1 ann@example.org 2", sanitizer, Map.of()))
                .isEqualTo("a [redacted:custom][redacted:email][redacted:custom]");
    }

    @Test
    void apply_secretDressedAsAMark_isRedacted() {
        Sanitizer sanitizer = new Sanitizer(List.of(), List.of("[0-9a-f]{16}"));

        assertThat(redact("[redacted:0123456789abcdef]", sanitizer, Map.of()))
                .isEqualTo("[redacted:[redacted:custom]]");
    }

    @Test
    void apply_redactionThatFreesAnotherMatch_goesOnUntilNothingChanges() {
        Sanitizer sanitizer = new Sanitizer(List.of(), List.of("a|\\bfoo"));

        assertThat(redact("afoo", sanitizer, Map.of())).isEqualTo("[redacted:custom][redacted:custom]");
    }

    @Test
    void apply_registeredSanitizerThatThrowsOrGivesNull_fails() {
        Sanitizer sanitizer = new Sanitizer(List.of("own"), List.of());

        assertThatThrownBy(() -> redact("x", sanitizer, Map.of("own", text -> {
                    throw new IllegalStateException();
                })))
                .isInstanceOf(SanitizeFailure.class);
        assertThatThrownBy(() -> redact("x", sanitizer, Map.of("own", SanitizerTest::nothing)))
                .isInstanceOf(SanitizeFailure.class);
    }

    @SuppressWarnings("NullAway")
    private static String nothing(String text) {
        return null;
    }

    @Test
    void apply_valueBeyondTheLimit_fails() {
        Sanitizer sanitizer = new Sanitizer(List.of(), List.of("x+"));
        Limits tight = Limits.defaults().toBuilder().maxRegexInputChars(10).build();

        assertThatThrownBy(() -> new SanitizerCompiler(Map.of(), tight)
                        .compile(sanitizer)
                        .apply(Arguments.of(Map.of("v", "01234567890"))))
                .isInstanceOf(SanitizeFailure.class);
    }

    @Test
    void presets_allNames_areThoseOfTheReference() {
        assertThat(Stream.of(SanitizerPreset.values()).map(SanitizerPreset::wire))
                .containsExactly(
                        "aws_access_key",
                        "aws_secret_key",
                        "openai_key",
                        "anthropic_key",
                        "bearer_token",
                        "email",
                        "ssn_us",
                        "credit_card");
    }
}
