/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come in all its sequences, as {@link RunState} keeps it: {@code {"v":1,"s":{name:[numbers]}}}.
 * Changed only while {@link Sequences} builds it.
 *
 * <p>The names are of policy, rule and pattern, so calls under several policies, and under several versions of one, may
 * share a run; what this policy does not know is carried along until it is of no more use.
 */
public final class RunProgress {
    /** A run of which nothing is remembered. */
    public static final RunProgress NONE = new RunProgress(new TreeMap<>());

    private static final long VERSION = 1;
    private static final Limits TEXT_LIMITS =
            Limits.defaults().toBuilder().maxJsonMembers(RunState.MAX_TEXT).build();

    private final SortedMap<String, long[]> numbers;

    private RunProgress(SortedMap<String, long[]> numbers) {
        this.numbers = numbers;
    }

    /** Whether a call that {@code sequence} can end with completes it at {@code now}. */
    public boolean completes(CompiledSequence sequence, long now) {
        return sequence.completes(of(sequence), now);
    }

    Progress of(CompiledSequence sequence) {
        long[] known = numbers.get(sequence.name());
        return known == null ? Progress.NONE : sequence.read(known);
    }

    /** A copy without what is of no use at {@code now} any more. */
    RunProgress since(long now) {
        SortedMap<String, long[]> left = new TreeMap<>(numbers);
        left.values().removeIf(each -> each[0] < now);
        return new RunProgress(left);
    }

    void put(CompiledSequence sequence, Progress progress) {
        numbers.put(sequence.name(), progress.numbers());
    }

    /** From when on it is of no use any more. */
    public Instant expiresAt() {
        long last = Long.MIN_VALUE;
        for (long[] each : numbers.values()) {
            last = Math.max(last, each[0]);
        }
        return Instant.ofEpochMilli(last).plusMillis(1);
    }

    /** The text it is kept as, which may be longer than {@link RunState#MAX_TEXT}. */
    public String text() {
        StringBuilder out = new StringBuilder("{\"v\":").append(VERSION).append(",\"s\":{");
        String comma = "";
        for (Map.Entry<String, long[]> each : numbers.entrySet()) {
            out.append(comma).append('"').append(each.getKey()).append("\":[");
            comma = ",";
            long[] row = each.getValue();
            for (int i = 0; i < row.length; i++) {
                out.append(i == 0 ? "" : ",").append(row[i]);
            }
            out.append(']');
        }
        return out.append("}}").toString();
    }

    /**
     * Reads the text back.
     *
     * @throws IllegalStateException if it is not what {@link #text} gives; what a run has done cannot be told then
     */
    public static RunProgress parse(String text) {
        Arguments read = Arguments.ofJson(text, TEXT_LIMITS);
        if (read.fault().isEmpty()
                && read.value() instanceof Map<?, ?> whole
                && Long.valueOf(VERSION).equals(whole.get("v"))
                && whole.get("s") instanceof Map<?, ?> rows) {
            SortedMap<String, long[]> numbers = new TreeMap<>();
            for (Map.Entry<?, ?> each : rows.entrySet()) {
                numbers.put((String) each.getKey(), row(each.getValue()));
            }
            return new RunProgress(numbers);
        }
        throw unreadable();
    }

    private static long[] row(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() < 2) {
            throw unreadable();
        }
        long[] row = new long[list.size()];
        for (int i = 0; i < row.length; i++) {
            if (!(list.get(i) instanceof Long number)) {
                throw unreadable();
            }
            row[i] = number;
        }
        return row;
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException("the state of a run was not written by this library, or by a later version");
    }
}
