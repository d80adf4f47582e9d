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

    @Property(tries = 1000)
    void encode_validPolicy_isReadBackEqual(
            @ForAll("policies") FirewallPolicy policy, @ForAll Format format, @ForAll WireForm form) {
        String text = CODEC.encode(policy, format, form);
        assertThat(CODEC.decode("", text).policy()).isEqualTo(policy);
        assertThat(CODEC.decode("p." + format, text).policy()).isEqualTo(policy);
        assertThat(CODEC.encode(policy, format, form)).isEqualTo(text);
    }

    @Property(tries = 1000)
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

    @Property(tries = 500)
    void check_validPolicy_agreesWithWhatReadingFinds(@ForAll("policies") FirewallPolicy policy) {
        PolicyDocument document = CODEC.decode("", CODEC.encode(policy, Format.JSON, WireForm.NATIVE));
        assertThat(document.issues().stream().map(issue -> issue.at("", 0, 0)))
                .containsExactlyInAnyOrderElementsOf(CODEC.check(policy));
        assertThat(document.issues()).noneMatch(Issue::isError);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
