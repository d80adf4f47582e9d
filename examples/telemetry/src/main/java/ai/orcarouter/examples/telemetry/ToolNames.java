/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the number of tool names in metrics bounded: a model may call anything, and each name is a time series. What is
 * not told apart is {@link #OTHER}. Thread-safe.
 */
public final class ToolNames {
    /** Stands for every tool that is not told apart. */
    public static final String OTHER = "other";

    /** UTF-16 units of a name that is told apart. */
    public static final int MAX_LENGTH = 100;

    private final int most;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    /** Places given away; apart from the set, whose size is only an estimate while it grows. */
    private final AtomicInteger taken = new AtomicInteger();

    private ToolNames(int most) {
        this.most = most;
    }

    /**
     * Tells these tools apart and no others; the right choice where the tools are known.
     *
     * @throws IllegalArgumentException when a name is longer than {@link #MAX_LENGTH} or has other than printable ASCII
     */
    public static ToolNames only(Set<String> tools) {
        ToolNames names = new ToolNames(0);
        for (String tool : tools) {
            if (!isPlain(tool)) {
                throw new IllegalArgumentException("not a name for a metric: " + tool);
            }
            names.names.add(tool);
        }
        return names;
    }

    /**
     * Tells the first {@code most} tools apart. Whoever can call tools under made-up names can take the places; the
     * number holds all the same.
     */
    public static ToolNames upTo(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("not a number of names: " + most);
        }
        return new ToolNames(most);
    }

    /** The tag for {@code tool}: its own name, or {@link #OTHER}. */
    public String tag(String tool) {
        if (names.contains(tool)) {
            return tool;
        }
        if (taken.get() >= most || !isPlain(tool) || !takePlace()) {
            return OTHER;
        }
        if (!names.add(tool)) {
            taken.decrementAndGet();
        }
        return tool;
    }

    private boolean takePlace() {
        int now = taken.getAndUpdate(count -> Math.min(most, count + 1));
        return now < most;
    }

    private static boolean isPlain(String tool) {
        return !tool.isEmpty() && tool.length() <= MAX_LENGTH && tool.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
