/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of which all matches are wanted: with anchors where they are looked for, and with the means to tell where
 * exactly they lie, as RE2 would. Thread-safe.
 */
public final class SearchPattern {
    private final Deferred<Program> marking;
    private final Deferred<Program> plain;
    private final Deferred<Scout> anywhere;
    private final Deferred<Reach> ends;
    private final Deferred<Reach> starts;
    private final boolean marks;
    private final List<Anchor> anchors;
    private final String required;
    private final long maxLength;
    private final int maxDistance;
    private final @Nullable RequiredRun longest;

    private SearchPattern(Node root, int group, Allowance allowance) {
        marking = new Deferred<>(() -> Program.marking(root, group));
        plain = new Deferred<>(() -> Program.of(root, false));
        anywhere = new Deferred<>(() -> new Scout(plain.value(), true, allowance));
        ends = new Deferred<>(() -> Reach.ofPreferred(plain.value(), allowance));
        starts = new Deferred<>(() -> Reach.ofLongest(Program.of(root, true), allowance));
        marks = group != 0;
        anchors = anchors(root, group, allowance);
        required = RequiredLiteral.of(root).text();
        longest = anchors.isEmpty() ? RequiredRun.longest(root, allowance) : null;
        maxLength = root.maxLength();
        maxDistance = anchors.stream().mapToInt(Anchor::maxDistance).max().orElse(0);
    }

    static SearchPattern of(Node root, int group, Allowance allowance) {
        return new SearchPattern(root, group, allowance);
    }

    private static List<Anchor> anchors(Node root, int group, Allowance allowance) {
        List<Anchor> anchors = new ArrayList<>();
        for (Node branch : root.branches()) {
            Anchor anchor = Anchor.of(branch, group, allowance).orElse(null);
            if (anchor == null) {
                return List.of();
            }
            anchors.add(anchor);
        }
        return List.copyOf(anchors);
    }

    /** One for each alternative of the pattern; none when some alternative has no place for one. */
    public List<Anchor> anchors() {
        return anchors;
    }

    /** A string that every match contains, or the empty string; for patterns without anchors. */
    public String required() {
        return required;
    }

    /**
     * Whether the first match behind {@code limit} has the literal of an anchor, whose occurrence goes from
     * {@code place} to {@code end}; places that end earlier were tried before. If so, {@code spans} has the match.
     */
    public boolean matches(Anchor anchor, String text, int place, int end, int limit, FailedRuns failed, Spans spans) {
        if (!anchor.confirms(text, place, failed)) {
            return false;
        }
        if (anchors.size() == 1 && anchor.isOrdered()) {
            int start = anchor.start(text, place, limit, spans);
            return start >= 0 && (anchor.find(text, place, start, spans) || findAt(text, start, spans));
        }
        return findFrom(text, earliest(text, end, limit), spans);
    }

    /** Finds the match that starts at a place. */
    private boolean findAt(String text, int start, Spans spans) {
        int end = marks ? Reach.UNTOLD : ends.value().forwards(text, start, false);
        return end == Reach.UNTOLD
                ? spans.find(marking.value(), text, start, true)
                : end >= 0 && spans.lies(start, end);
    }

    /** Finds the leftmost match from a place on. */
    private boolean findFrom(String text, int from, Spans spans) {
        int end = ends.value().forwards(text, from, true);
        int start = end < 0 ? end : starts.value().backwards(text, end, from);
        if (start == Reach.UNTOLD) {
            return spans.find(marking.value(), text, from, false);
        }
        return start >= 0 && (marks ? spans.find(marking.value(), text, start, true) : spans.lies(start, end));
    }

    /** Where a match can start at the earliest whose literal ends at {@code end} or later. */
    public int earliest(String text, int end, int limit) {
        return whole(text, Math.max(limit, end - maxDistance), limit);
    }

    /** The place, or the one before when it parts a surrogate pair. */
    private static int whole(String text, int place, int limit) {
        boolean splitsPair = place > limit
                && place < text.length()
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return splitsPair ? place - 1 : place;
    }

    /** Whether there is a match behind {@code limit}, in time linear in what comes before its end. */
    public boolean find(String text, int limit, Spans spans) {
        int least = longest == null ? limit : longest.earliest(text, limit);
        int end = least < 0 ? Scout.NONE : anywhere.value().forwards(text, whole(text, least, limit), null);
        if (end == Scout.NONE) {
            return false;
        }
        int from = limit;
        if (maxLength < end - limit) {
            from = Math.max(limit, (int) (end - 1 - (2 * maxLength)));
            from -= from > limit && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        }
        return findFrom(text, from, spans);
    }

    /**
     * Where the first match from {@code from} on starts that may be another one once more text follows; the end of the
     * text when there is none. No match may reach from before {@code from} behind it.
     */
    public int settled(String text, int from) {
        return new OpenEnd(plain.value()).place(text, from);
    }

    /** Before this place matches start that are certain, whatever follows; at least {@code from}. */
    public int surelySettled(String text, int from) {
        if (2 * maxLength >= text.length() - from) {
            return from;
        }
        int place = (int) (text.length() - 1 - (2 * maxLength));
        boolean splitsPair = place > from
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return Math.max(from, splitsPair ? place - 1 : place);
    }
}
