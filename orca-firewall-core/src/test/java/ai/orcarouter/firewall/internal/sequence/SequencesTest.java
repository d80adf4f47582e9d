/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SequencePattern.Step;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequencesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final SequencePattern pattern =
            new SequencePattern(600, List.of(new Step("crm.*", 3, false), new Step("*", 1, true)));
    private final FirewallPolicy policy = SequenceArbitraries.policy(List.of(pattern));
    private final FirewallRule rule = policy.rules().get(0);
    private final Sequences sequences = Sequences.of(policy, SuffixGlob.MATCHES_BARE);

    private static RunProgress play(Sequences sequences, RunProgress from, CountedCall... calls) {
        RunProgress progress = from;
        for (CountedCall call : calls) {
            RunProgress next = sequences.advance(progress, call);
            progress = next == null ? progress : next;
        }
        return progress;
    }

    private static CountedCall read(long at) {
        return CountedCall.of("crm.read", false, at);
    }

    @Test
    void text_ofABurst_isShort() {
        RunProgress progress = play(sequences, RunProgress.NONE, read(NOW), read(NOW), read(NOW));
        assertThat(progress.text())
                .matches("\\{\"v\":1,\"s\":\\{\"7\\.1\\.[0-9a-f]{16}\":\\[1700000600000,600000,-2]}}");
        assertThat(progress.expiresAt()).isEqualTo(Instant.ofEpochMilli(NOW + 600_001));
    }

    @Test
    void completes_atTheEndOfTheWindow_stillDoes() {
        RunProgress progress = play(sequences, RunProgress.NONE, read(NOW), read(NOW + 1), read(NOW + 2));
        assertThat(progress.completes(sequences.of(rule), NOW + 600_000)).isTrue();
        assertThat(progress.completes(sequences.of(rule), NOW + 600_001)).isFalse();
    }

    @Test
    void advance_callThatNoStepFits_changesNothing() {
        CountedCall other = CountedCall.of("web.get", true, NOW);
        assertThat(sequences.count(other)).isFalse();
        assertThat(sequences.advance(RunProgress.NONE, other)).isNull();
    }

    @Test
    void advance_callOfSeveralNames_countsOnce() {
        CountedCall call = new CountedCall(List.of("crm.read", "crm.read2", "read"), false, NOW);
        RunProgress progress = play(sequences, RunProgress.NONE, call, call);
        assertThat(progress.completes(sequences.of(rule), NOW)).isFalse();
        assertThat(play(sequences, progress, call).completes(sequences.of(rule), NOW))
                .isTrue();
    }

    @Test
    void advance_editedPattern_startsAnewAndKeepsTheOld() {
        RunProgress progress = play(sequences, RunProgress.NONE, read(NOW), read(NOW), read(NOW));
        FirewallPolicy edited = SequenceArbitraries.policy(List.of(new SequencePattern(601, pattern.steps())));
        Sequences after = Sequences.of(edited, SuffixGlob.MATCHES_BARE);
        assertThat(progress.completes(after.of(edited.rules().get(0)), NOW)).isFalse();
        RunProgress both = play(after, progress, read(NOW + 1));
        assertThat(both.completes(sequences.of(rule), NOW + 1)).isTrue();
        assertThat(play(after, both, read(NOW + 600_001)).completes(sequences.of(rule), NOW + 1))
                .as("entries past their window are dropped")
                .isFalse();
    }

    @Test
    void advance_withoutWindow_isRememberedADayAfterTheLastCountedCall() {
        FirewallPolicy unbounded = SequenceArbitraries.policy(
                List.of(new SequencePattern(0, List.of(new Step("a", 2, false), new Step("b", 1, false)))));
        Sequences compiled = Sequences.of(unbounded, SuffixGlob.MATCHES_BARE);
        CompiledSequence sequence = compiled.of(unbounded.rules().get(0));
        RunProgress progress = RunProgress.NONE;
        for (int day = 0; day < 3; day++) {
            progress = play(compiled, progress, CountedCall.of("a", false, NOW + (24 * HOUR * day)));
        }
        long last = NOW + (48 * HOUR);
        assertThat(progress.completes(sequence, last + (24 * HOUR))).isTrue();
        assertThat(progress.completes(sequence, last + (26 * HOUR))).isFalse();
        assertThat(progress.expiresAt())
                .isBetween(Instant.ofEpochMilli(last + (24 * HOUR)), Instant.ofEpochMilli(last + (26 * HOUR)));
        assertThat(compiled.advance(progress, CountedCall.of("a", false, last + 1)))
                .as("a call that only keeps it alive is not written each time")
                .isNull();
    }

    @Test
    void text_longestSequenceAndWindow_fitsIntoARun() {
        FirewallPolicy longest = SequenceArbitraries.policy(List.of(
                new SequencePattern(Integer.MAX_VALUE, List.of(new Step("a", 999, false), new Step("b", 1, false)))));
        Sequences compiled = Sequences.of(longest, SuffixGlob.MATCHES_BARE);
        RunProgress progress = RunProgress.NONE;
        long at = NOW;
        for (int i = 0; i < 999; i++) {
            at += 2_000_000_000L + i;
            progress = play(compiled, RunProgress.parse(progress.text()), CountedCall.of("a", false, at));
        }
        assertThat(progress.completes(compiled.of(longest.rules().get(0)), at)).isTrue();
        assertThat(progress.text().length()).isBetween(999 * 10, RunState.MAX_TEXT / 4);
    }

    @Test
    void of_disabledPolicy_hasNone() {
        assertThat(Sequences.of(policy.toBuilder().enabled(false).build(), SuffixGlob.MATCHES_BARE)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"v\":2,\"s\":{}}",
                "{\"v\":1}",
                "{\"v\":1,\"s\":{\"x\":1}}",
                "{\"v\":1,\"s\":{\"x\":[1]}}",
                "{\"v\":1,\"s\":{\"x\":[1,\"2\"]}}",
                "{\"v\":1,\"s\":{\"x\":[1,2.5]}}"
            })
    void parse_otherText_isRefused(String text) {
        assertThatThrownBy(() -> RunProgress.parse(text)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,0,0", "0,-3", "0,-9223372036854775808", "5,1,-2147483647"})
    void completes_moreCallsThanTheSequenceHas_isRefused(String numbers) {
        String name = play(sequences, RunProgress.NONE, read(NOW)).text().substring(13, 33);
        RunProgress damaged = RunProgress.parse("{\"v\":1,\"s\":{\"" + name + "\":[1700000600000," + numbers + "]}}");
        assertThatThrownBy(() -> damaged.completes(sequences.of(rule), NOW)).isInstanceOf(IllegalStateException.class);
    }
}
