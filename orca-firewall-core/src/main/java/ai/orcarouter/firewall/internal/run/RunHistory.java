/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.internal.sequence.CompiledSequence;
import ai.orcarouter.firewall.internal.sequence.CountedCall;
import ai.orcarouter.firewall.internal.sequence.RunProgress;
import ai.orcarouter.firewall.internal.sequence.Sequences;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of one run as one call sees them: read once, and replaced by compare-and-set. Not thread-safe.
 *
 * <p>When another call of the run came between, the call is counted on top of it if every answer that its decision was
 * made with is still the same; so calls that do not concern each other are not decided twice.
 */
final class RunHistory {
    /** How often the state is written anew because other calls came between. */
    static final int MOST_WRITES = 256;

    /** What became of a call that was to be counted. */
    enum Outcome {
        /** It is counted, or counts for nothing. */
        COUNTED,
        /** It is not counted: the run has done something that the decision may depend on. */
        CHANGED,
        /** It is not counted: the state would be too large. */
        FULL,
        /** It is not counted: other calls always came between. */
        RESTLESS,
        /** The ledger failed; it may or may not be counted. */
        BROKEN
    }

    private final RunLedger ledger;
    private final String workspace;
    private final String run;
    private final Sequences sequences;
    private final Instant now;
    private final Map<CompiledSequence, Boolean> answers = new LinkedHashMap<>(2);
    private @Nullable RunProgress known;
    private long version;

    RunHistory(RunLedger ledger, String workspace, String run, Sequences sequences, Instant now) {
        this.ledger = ledger;
        this.workspace = workspace;
        this.run = run;
        this.sequences = sequences;
        this.now = now;
    }

    boolean completes(CompiledSequence sequence, String tool, boolean wentOut) {
        if (!sequence.endsWith(tool, wentOut) || sequence.isSingle()) {
            return sequence.isSingle() && sequence.endsWith(tool, wentOut);
        }
        boolean answer = progress().completes(sequence, now.toEpochMilli());
        answers.put(sequence, answer);
        return answer;
    }

    Outcome count(CountedCall call) {
        if (!sequences.count(call)) {
            return Outcome.COUNTED;
        }
        for (int i = 0; i < MOST_WRITES; i++) {
            RunProgress next = sequences.advance(progress(), call);
            if (next == null) {
                return Outcome.COUNTED;
            }
            String text = next.text();
            if (text.length() > RunState.MAX_TEXT) {
                return Outcome.FULL;
            }
            RunState state = new RunState(version + 1, text, next.expiresAt());
            if (ledger.advance(workspace, run, version, state, now)) {
                return Outcome.COUNTED;
            }
            known = null;
            if (!answersHold()) {
                return Outcome.CHANGED;
            }
        }
        return Outcome.RESTLESS;
    }

    private boolean answersHold() {
        for (Map.Entry<CompiledSequence, Boolean> each : answers.entrySet()) {
            if (progress().completes(each.getKey(), now.toEpochMilli()) != each.getValue()) {
                return false;
            }
        }
        return true;
    }

    private RunProgress progress() {
        RunProgress read = known;
        if (read == null) {
            RunState state = ledger.state(workspace, run, now).orElse(null);
            version = state == null ? 0 : state.version();
            read = state == null ? RunProgress.NONE : RunProgress.parse(state.text());
            known = read;
        }
        return read;
    }
}
