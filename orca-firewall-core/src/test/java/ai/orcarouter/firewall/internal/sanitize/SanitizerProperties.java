/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SanitizerPreset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SanitizerProperties {
    private static final String NOISE = " a1-@.[]:/=\u00e9\n";
    private static final Map<String, String> SPECIMENS = Map.of(
            "aws_access_key", "AKIAIOSFODNN7EXAMPLE",
            "aws_secret_key", "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",
            "openai_key", "sk-abcdefghijklmnopqrstuvwxyz012345",
            "anthropic_key", "sk-ant-abcdefghijklmnopqrstuvwxyz0123456789abcd",
            "bearer_token", "Bearer abcdef0123456789",
            "email", "ann@example.org",
            "ssn_us", "219-09-9999",
            "credit_card", "4111 1111 1111 1111");

    @Property(tries = 3_000)
    void apply_twice_changesNothingMore(
            @ForAll("sanitizers") Sanitizer sanitizer, @ForAll("texts") List<String> parts) {
        CompiledSanitizer compiled = new SanitizerCompiler(Map.of(), Limits.defaults()).compile(sanitizer);
        Arguments once;
        try {
            once = compiled.apply(Arguments.of(Map.of("v", String.join("", parts), "list", parts)));
        } catch (SanitizeFailure tooManyRounds) {
            return;
        }

        assertThat(compiled.apply(once)).isSameAs(once);
    }

    @Property
    void apply_specimenAmongSpaces_isGone(@ForAll SanitizerPreset preset, @ForAll("words") String before) {
        String specimen = Objects.requireNonNull(SPECIMENS.get(preset.wire()));
        Arguments out = new SanitizerCompiler(Map.of(), Limits.defaults())
                .compile(new Sanitizer(List.of(preset.wire()), List.of()))
                .apply(Arguments.of(Map.of("v", before + " " + specimen + " end")));

        String secret = specimen.startsWith("Bearer ") ? specimen.substring("Bearer ".length()) : specimen;
        assertThat(out.toJson()).doesNotContain(secret).contains("[redacted:" + preset.wire() + "]");
    }

    @Property(tries = 5_000)
    void apply_anyPresetOnPiecesOfSecrets_changesStringsOnlyAndOnce(
            @ForAll SanitizerPreset preset, @ForAll Random random) {
        CompiledSanitizer compiled = new SanitizerCompiler(Map.of(), Limits.defaults())
                .compile(new Sanitizer(List.of(preset.wire()), List.of()));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", pieces(preset, random));
        members.put(pieces(preset, random), List.of(pieces(preset, random), 4111111111111111L, true));

        Arguments before = Arguments.of(members);
        Arguments after = compiled.apply(before);

        assertThat(after.fault()).isEmpty();
        assertThat(Arguments.ofJson(after.toJson())).isEqualTo(after);
        assertThat(compiled.apply(after)).isSameAs(after);
        assertThat(shape(after)).isEqualTo(shape(before));
    }

    /** The document with every string value replaced. */
    private static Arguments shape(Arguments arguments) {
        return arguments.mapStrings(value -> "");
    }

    /** Pieces of the preset's own specimen, so that near misses and overlaps are frequent. */
    private static String pieces(SanitizerPreset preset, Random random) {
        String specimen = Objects.requireNonNull(SPECIMENS.get(preset.wire()));
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = random.nextInt(3) == 0 ? random.nextInt(specimen.length()) : 0;
            int to = random.nextInt(3) == 0 ? from + random.nextInt(specimen.length() - from + 1) : specimen.length();
            out.append(specimen, from, to);
            if (random.nextBoolean()) {
                out.append(NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return out.toString();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('g', 'z').withChars(' ').ofMaxLength(30);
    }

    @Provide
    Arbitrary<Sanitizer> sanitizers() {
        Arbitrary<List<String>> presets =
                Arbitraries.of(List.copyOf(SPECIMENS.keySet())).list().ofMaxSize(4);
        Arbitrary<List<String>> custom = Arbitraries.of(
                        "[0-9]+", "a|\\bfoo", "^.", "redacted", "\\w+@", "(?i)bearer", ".{3}$", "x*")
                .list()
                .ofMaxSize(2);
        return net.jqwik.api.Combinators.combine(presets, custom).as(Sanitizer::new);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> specimen = Arbitraries.of(List.copyOf(SPECIMENS.values()));
        Arbitrary<String> noise =
                Arbitraries.of(" ", "foo", "a", "-", "@", ".org", "1", "[redacted:email]", "[redacted:", "]", "\u00e9");
        return Arbitraries.oneOf(specimen, noise).list().ofMaxSize(8);
    }
}
