/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SequenceProperties {
    /** What a ledger would remember, as text. */
    private String kept = "";

    private Instant expires = Instant.MIN;

    @Property(tries = 4000)
    void advance_randomTraces_agreesWithEverySubsequence(
            @ForAll("patterns") List<SequencePattern> patterns, @ForAll("traces") List<TraceCall> trace) {
        kept = "";
        FirewallPolicy policy = SequenceArbitraries.policy(patterns);
        Sequences sequences = Sequences.of(policy, SuffixGlob.MATCHES_BARE);
        List<TraceCall> past = new ArrayList<>();
        for (TraceCall call : trace) {
            boolean stopped = false;
            for (FirewallRule rule : policy.rules()) {
                boolean expected = new BruteForce(rule.sequence().orElseThrow()).completes(past, call);
                assertThat(completes(sequences.of(rule), call)).as("%s", rule).isEqualTo(expected);
                stopped |= expected && rule.id() % 2 == 1;
            }
            if (call.passes() && !stopped) {
                past.add(call);
                take(sequences, call);
            }
        }
    }

    @Property(tries = 2000)
    void advance_clockThatJumps_findsNoChainThatIsNone(
            @ForAll("patterns") List<SequencePattern> patterns, @ForAll("jumps") List<TraceCall> trace) {
        kept = "";
        FirewallPolicy policy = SequenceArbitraries.policy(patterns);
        Sequences sequences = Sequences.of(policy, SuffixGlob.MATCHES_BARE);
        List<TraceCall> past = new ArrayList<>();
        for (TraceCall call : trace) {
            for (FirewallRule rule : policy.rules()) {
                if (completes(sequences.of(rule), call)) {
                    assertThat(new BruteForce(rule.sequence().orElseThrow()).completes(past, call))
                            .isTrue();
                }
            }
            past.add(call);
            take(sequences, call);
        }
    }

    @Property(tries = 2000)
    void text_anyProgress_readsBackAsItself(
            @ForAll("patterns") List<SequencePattern> patterns, @ForAll("jumps") List<TraceCall> trace) {
        Sequences sequences = Sequences.of(SequenceArbitraries.policy(patterns), SuffixGlob.MATCHES_BARE);
        RunProgress progress = RunProgress.NONE;
        for (TraceCall call : trace) {
            RunProgress next = sequences.advance(progress, call.counted());
            progress = next == null ? progress : next;
            RunProgress read = RunProgress.parse(progress.text());
            assertThat(read.text()).isEqualTo(progress.text());
            for (FirewallRule rule : SequenceArbitraries.policy(patterns).rules()) {
                Progress original = progress.of(sequences.of(rule));
                assertThat(read.of(sequences.of(rule)).copy(original.length()))
                        .isEqualTo(original.copy(original.length()));
            }
        }
    }

    private boolean completes(CompiledSequence sequence, TraceCall call) {
        return sequence.endsWith(call.tool(), call.wentOut())
                && remembered(call.at()).completes(sequence, call.at());
    }

    private void take(Sequences sequences, TraceCall call) {
        RunProgress next = sequences.advance(remembered(call.at()), call.counted());
        assertThat(next == null || sequences.count(call.counted())).isTrue();
        if (next != null) {
            kept = next.text();
            expires = next.expiresAt();
        }
    }

    private RunProgress remembered(long now) {
        boolean forgotten = kept.isEmpty() || !expires.isAfter(Instant.ofEpochMilli(now));
        return forgotten ? RunProgress.NONE : RunProgress.parse(kept);
    }

    @Provide
    static Arbitrary<List<SequencePattern>> patterns() {
        return SequenceArbitraries.patterns().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    static Arbitrary<List<TraceCall>> traces() {
        return SequenceArbitraries.traces(Arbitraries.of(0L, 1L, 500L, 999L, 1000L, 1001L, 3000L));
    }

    @Provide
    static Arbitrary<List<TraceCall>> jumps() {
        return SequenceArbitraries.traces(
                Arbitraries.of(0L, 1L, 1000L, 3000L, -1L, -2500L, -100_000L, 100_000L, -90_000_000L, 90_000_000L));
    }
}
