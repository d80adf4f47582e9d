/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.firewall.PolicyCodec.Format;
import ai.orcarouter.firewall.PolicyCodec.WireForm;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.PolicyArbitraries;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class PolicyCodecProperties {
    private static final PolicyCodec CODEC = PolicyCodec.standard();
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "\\",
            "\n",
            "\n  ",
            "- ",
            "*",
            "&a",
            "!t ",
            "#",
            "null",
            "-1",
            "1e999",
            "true",
            "\u0000",
            "\ud83d",
            "\ufeff",
            "---\n",
            "? ",
            "<<: ",
            "|",
            ">",
            "%",
            "deny",
            "_json",
            "\t",
            "{\"not\":");

    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    /** Strings that upset writers: quotes, line ends, controls, words of YAML, numbers, spaces, wide characters. */
    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> awkward = Arbitraries.of(
                "yes",
                "No",
                "null",
                "~",
                "010",
                "1e5",
                ".inf",
                "- a",
                "a: b",
                "a #b",
                "#",
                "{}",
                "[",
                "&a",
                "*a",
                "!t",
                "|",
                ">",
                "%",
                "@",
                "`",
                "'",
                "\"",
                "\\",
                " lead",
                "trail ",
                "a\nb",
                "a\n",
                "\n",
                "a\r\nb",
                "\r",
                "\t",
                "  a\n b\n",
                "\u0000",
                "\u0001",
                "\u007f",
                "\u0085",
                "\u00a0",
                "\u2028",
                "\ufeff",
                "\ufffe",
                "\ud83d\ude00",
                "---",
                "...",
                "<<",
                "=",
                "?",
                ": ",
                "a:",
                "\u00e9",
                "x".repeat(300),
                "a b ".repeat(60),
                "2001-01-01",
                "1:30");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12).filter(text -> !hasLoneSurrogate(text));
        return Arbitraries.frequencyOf(
                Tuple.of(2, awkward),
                Tuple.of(2, any),
                Tuple.of(1, Combinators.combine(awkward, any, awkward).as((a, b, c) -> a + b + c)));
    }

    @Property(tries = 300)
    void encode_validPolicy_isReadBackEqual(
            @ForAll("policies") FirewallPolicy policy, @ForAll Format format, @ForAll WireForm form) {
        String text = CODEC.encode(policy, format, form);
        assertThat(CODEC.decode("", text).policy()).isEqualTo(policy);
        assertThat(CODEC.decode("p." + format, text).policy()).isEqualTo(policy);
        assertThat(CODEC.encode(policy, format, form)).isEqualTo(text);
    }

    @Property(tries = 300)
    void encode_awkwardStrings_areReadBackEqual(
            @ForAll("nasty") String name,
            @ForAll("nasty") String text,
            @ForAll("nasty") String other,
            @ForAll Format format,
            @ForAll WireForm form) {
        FirewallRule rule = FirewallRule.builder(1, Verdict.DENY)
                .label(text)
                .notes(other)
                .toolNameGlob(other)
                .skillNameGlob(text)
                .argsMatch(
                        new ArgumentClause.Test("$", Operator.EQ, text),
                        new ArgumentClause.Test("$", Operator.IN, List.of(other, name)))
                .build();
        FirewallPolicy policy =
                FirewallPolicy.builder(1, "n" + name).rules(rule).build();
        assertThat(CODEC.decode("", CODEC.encode(policy, format, form)).policy())
                .isEqualTo(policy);
    }

    @Property(tries = 200)
    void check_validPolicy_agreesWithWhatReadingFinds(@ForAll("policies") FirewallPolicy policy) {
        PolicyDocument document = CODEC.decode("", CODEC.encode(policy, Format.JSON, WireForm.NATIVE));
        assertThat(document.issues().stream().map(issue -> issue.at("", 0, 0)))
                .containsExactlyInAnyOrderElementsOf(CODEC.check(policy));
        assertThat(document.issues()).noneMatch(Issue::isError);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    @Property(tries = 300)
    void decode_mutatedDocument_givesIssuesAndNeverThrows(
            @ForAll("policies") FirewallPolicy policy,
            @ForAll Format format,
            @ForAll WireForm form,
            @ForAll java.util.Random random) {
        StringBuilder text = new StringBuilder(CODEC.encode(policy, format, form));
        for (int edit = 0; edit < 1 + random.nextInt(4); edit++) {
            int at = random.nextInt(text.length());
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                default -> text.replace(at, at + 1, piece);
            }
            if (text.length() == 0) {
                text.append('x');
            }
        }
        PolicyDocument document = CODEC.decode("policy." + format, text.toString());
        assertThat(document.isValid()).isEqualTo(document.issues().stream().noneMatch(Issue::isError));
        assertThat(document.issues()).allSatisfy(issue -> {
            assertThat(issue.line()).isPositive();
            assertThat(issue.column()).isPositive();
            assertThat(issue.message()).isNotBlank();
        });
    }
}
