/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place in an alternative of a pattern where one of a few literals comes in every match, with what comes before it
 * and what comes from it on: so a match is looked for at occurrences of the literals only. Thread-safe.
 */
public final class Anchor {
    /** Runs of a bounded length that is not larger than this are not counted as reading. */
    private static final long SHORT = 4_096;

    /** Stands for a reach without bound, so that twice as much is a number. */
    private static final long ANY_REACH = 1 << 29;

    private static final int MIN_LITERAL = 2;
    private static final int GOOD_LITERAL = 6;

    private final List<String> literals;
    private final int longest;
    private final RequiredRuns required;
    private final int reach;
    private final boolean ordered;
    private final boolean shortRuns;
    private final @Nullable Deferred<Program> before;
    private final @Nullable Deferred<Scout> beforeScout;
    private final Deferred<Scout> onwards;
    private final @Nullable Deferred<Program> marking;
    private final @Nullable Deferred<Reach> starts;
    private final @Nullable Deferred<Reach> ends;

    private Anchor(List<Node> items, int index, List<String> literals, int group, Allowance allowance) {
        this.literals = List.copyOf(literals);
        longest = literals.stream().mapToInt(String::length).max().orElse(0);
        int shortest = literals.stream().mapToInt(String::length).min().orElse(0);
        required = RequiredRuns.of(items.subList(index, items.size()), shortest, allowance);
        Node lead = Node.sequence(items.subList(0, index));
        Node rest = Node.sequence(items.subList(index, items.size()));
        reach = (int) Math.min(lead.maxLength(), ANY_REACH);
        before = index == 0 ? null : new Deferred<>(() -> Program.of(lead, true));
        Deferred<Program> leading = before;
        beforeScout = leading == null || lead.matchesEmpty()
                ? null
                : new Deferred<>(() -> new Scout(leading.value(), false, allowance));
        onwards = new Deferred<>(() -> new Scout(Program.of(rest, false), false, allowance));
        shortRuns = rest.maxLength() <= SHORT;
        ordered = isOrdered(items.subList(0, index)) && isFreeOfInner(literals);
        boolean settled = ordered && items.subList(0, index).stream().allMatch(Anchor::isSettled);
        marking = settled ? new Deferred<>(() -> Program.marking(rest, group)) : null;
        starts = leading == null ? null : new Deferred<>(() -> Reach.ofLongest(leading.value(), allowance));
        ends = group != 0 ? null : new Deferred<>(() -> Reach.ofPreferred(Program.of(rest, false), allowance));
    }

    /** The best place in an alternative, of those near its start if there are any; empty when there is none. */
    static Optional<Anchor> of(Node branch, int group, Allowance allowance) {
        List<Node> items = new ArrayList<>();
        branch.addItems(items);
        List<Prefixes> prefixes = items.stream().map(Node::prefixes).toList();
        return best(items, prefixes, false)
                .or(() -> best(items, prefixes, true))
                .map(index -> new Anchor(items, index, literals(prefixes, index), group, allowance));
    }

    private static Optional<Integer> best(List<Node> items, List<Prefixes> prefixes, boolean far) {
        int best = -1;
        int bestWorth = 0;
        Lead lead = new Lead();
        boolean free = true;
        for (int i = 0; i < items.size() && (far || lead.isNear()); i++) {
            List<String> literals = literals(prefixes, i);
            int worth = worth(literals, free);
            if (worth > bestWorth && (lead.isNear() || lead.stopsAt(literals))) {
                best = i;
                bestWorth = worth;
            }
            lead.add(items.get(i));
            free &= items.get(i).matchesEmpty();
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    private static List<String> literals(List<Prefixes> prefixes, int index) {
        Prefixes joined = prefixes.get(index);
        for (int i = index + 1; i < prefixes.size() && joined.isOpen(); i++) {
            joined = joined.then(prefixes.get(i));
        }
        return joined.all();
    }

    /** Longer literals are better up to a point, and so is nothing to check before them. */
    private static int worth(List<String> literals, boolean free) {
        int shortest = literals.stream().mapToInt(String::length).min().orElse(0);
        return shortest < MIN_LITERAL ? 0 : (4 * Math.min(shortest, GOOD_LITERAL)) + (free ? 3 : 0);
    }

    /** Whether the leftmost match that ends at a place never starts before that of an earlier place. */
    private static boolean isOrdered(List<Node> lead) {
        int runs = 0;
        for (Node item : lead) {
            if (item.minLength() != item.maxLength()) {
                if (!item.isRun()) {
                    return false;
                }
                runs++;
            }
        }
        return runs <= 1;
    }

    /** Whether of several ways to get past it the one to the first place is preferred, and nothing is marked in it. */
    private static boolean isSettled(Node item) {
        return (item.minLength() == item.maxLength()) ? item.isPlain() : item.isLazy();
    }

    /** Whether no literal can start behind the start of another and end within it. */
    private static boolean isFreeOfInner(List<String> literals) {
        for (String literal : literals) {
            for (String inner : literals) {
                if (literal.indexOf(inner, 1) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The literals, in lower case where ASCII letters are concerned; they are found in either case. */
    public List<String> literals() {
        return literals;
    }

    /** Whether the first confirmed place belongs to the leftmost match of this alternative. */
    boolean isOrdered() {
        return ordered;
    }

    /** How many units before the end of an occurrence a match can start that any later occurrence belongs to. */
    int maxDistance() {
        return longest + (2 * reach);
    }

    /** Whether runs are so short that they need no count. */
    public boolean isShort() {
        return shortRuns;
    }

    /** Whether a match has the literal that starts at {@code place}. */
    boolean confirms(String text, int place, FailedRuns failed) {
        return required.allow(text, place, failed.sightings())
                && (beforeScout == null || beforeScout.value().backwards(text, place))
                && onwards.value().forwards(text, place, failed) != Scout.NONE;
    }

    /**
     * Finds the match from {@code start} on that has the literal at {@code place}; false when this cannot tell it from
     * what comes from the literal on.
     */
    boolean find(String text, int place, int start, Spans spans) {
        if (marking == null) {
            return false;
        }
        int end = ends == null ? Reach.UNTOLD : ends.value().forwards(text, place, false);
        return end == Reach.UNTOLD
                ? spans.find(marking.value(), text, place, true) && spans.startsAt(start)
                : end >= 0 && spans.lies(start, end);
    }

    /** Where the leftmost match starts that has the literal at {@code place}, of those from {@code limit} on, or -1. */
    int start(String text, int place, int limit, Spans spans) {
        if (before == null || starts == null) {
            return place;
        }
        int start = starts.value().backwards(text, place, limit);
        return start == Reach.UNTOLD ? spans.startBefore(before.value(), text, place, limit) : start;
    }
}
