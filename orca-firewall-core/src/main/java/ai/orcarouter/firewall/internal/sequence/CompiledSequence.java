/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One rule's sequence, ready to be matched. Immutable. */
public final class CompiledSequence {
    /** A sequence without a window is remembered for this long after the last call that counted for it. */
    static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();

    /** Saves writing the state for every call that only keeps it alive. */
    private static final long SLACK_MILLIS = Duration.ofHours(1).toMillis();

    private static final int HASH_DIGITS = 16;

    /** A step and the first of the places that it fills. */
    private record Step(Glob glob, boolean egress, int first, int end) {}

    private final String name;
    private final SuffixGlob suffixes;
    private final long windowMillis;
    private final Step[] steps;
    private final int length;

    private CompiledSequence(String name, SuffixGlob suffixes, long windowMillis, Step[] steps, int length) {
        this.name = name;
        this.suffixes = suffixes;
        this.windowMillis = windowMillis;
        this.steps = steps;
        this.length = length;
    }

    /** The sequence of a rule whose pattern has been checked. */
    static CompiledSequence of(long policy, long rule, SequencePattern pattern, SuffixGlob suffixes) {
        StringBuilder content = new StringBuilder().append(pattern.windowSeconds());
        List<SequencePattern.Step> written = pattern.steps();
        Step[] steps = new Step[written.size()];
        int length = 0;
        for (int i = 0; i < steps.length; i++) {
            SequencePattern.Step step = written.get(i);
            int end = Math.addExact(length, step.minCount());
            steps[i] = new Step(Glob.parse(step.match()), step.egress(), length, end);
            length = end;
            content.append(step.egress() ? '>' : ' ')
                    .append(step.minCount())
                    .append(' ')
                    .append(step.match().length())
                    .append(' ')
                    .append(step.match());
        }
        String hash = Digests.sha256Hex(content.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, HASH_DIGITS);
        String name = Long.toString(policy) + '.' + rule + '.' + hash;
        return new CompiledSequence(name, suffixes, pattern.windowSeconds() * 1000L, steps, length);
    }

    /** Policy, rule and a hash of the pattern, so that an edited pattern starts anew. */
    String name() {
        return name;
    }

    /** Whether one call is the whole chain, so that nothing needs to be remembered. */
    public boolean isSingle() {
        return length == 1;
    }

    /** Whether the chain can end with a call of {@code tool}. */
    public boolean endsWith(String tool, boolean wentOut) {
        return fits(steps[steps.length - 1], tool, wentOut);
    }

    /** Whether {@code call} can be counted before the end of the chain. */
    boolean counts(CountedCall call) {
        for (Step step : steps) {
            if (step.first < length - 1 && fits(step, call)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call that the chain can end with completes it at {@code now}. A start after now counts as now. */
    boolean completes(Progress progress, long now) {
        return length == 1
                || (progress.length() == length - 1
                        && now <= progress.until()
                        && isInside(progress.start(length - 2), now));
    }

    Progress read(long[] numbers) {
        return Progress.of(numbers, length - 1);
    }

    /** The progress after {@code call} was let through; the same instance when it counts for nothing. */
    Progress advance(Progress before, CountedCall call) {
        long[] starts = before.copy(length - 1);
        int known = before.length();
        while (known > 0 && (call.at() > before.until() || !isInside(starts[known - 1], call.at()))) {
            known--;
        }
        int reached = known;
        boolean counted = false;
        // From the end, so that the call is counted once in each chain.
        for (int i = steps.length - 1; i >= 0; i--) {
            int last = Math.min(steps[i].end - 1, Math.min(known, length - 2));
            if (last >= steps[i].first && fits(steps[i], call)) {
                counted = true;
                for (int k = last; k >= steps[i].first; k--) {
                    starts[k] = k > 0 ? starts[k - 1] : first(known > 0, starts[0], call.at());
                }
                reached = Math.max(reached, last + 1);
            }
        }
        if (!counted) {
            return before;
        }
        long until = until(before, starts[0], call.at());
        return before.equals(until, starts, reached) ? before : new Progress(until, Arrays.copyOf(starts, reached));
    }

    private long first(boolean known, long start, long now) {
        if (windowMillis == 0) {
            return 0;
        }
        return known ? Math.max(start, now) : now;
    }

    private long until(Progress before, long start, long now) {
        if (windowMillis > 0) {
            return start + windowMillis;
        }
        return before.until() >= now + KEPT_MILLIS ? before.until() : now + KEPT_MILLIS + SLACK_MILLIS;
    }

    private boolean isInside(long start, long now) {
        return windowMillis == 0 || now - start <= windowMillis;
    }

    private boolean fits(Step step, CountedCall call) {
        for (String tool : call.names()) {
            if (fits(step, tool, call.wentOut())) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(Step step, String tool, boolean wentOut) {
        return (wentOut || !step.egress) && step.glob.matches(tool, suffixes);
    }
}
