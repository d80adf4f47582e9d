/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.View;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Applies the rules of a pack to one view whose terms were found. Each match costs a look-up for each condition. */
public final class RuleMatcher {
    private static final int MAX_LINE = 1_000;

    private final View view;
    private final TermHits hits;
    private final BitSet inFile;
    private final BitSet inPackage;
    private final RuleWork work;
    private @Nullable LineBreaks breaks;

    private RuleMatcher(View view, TermHits hits, BitSet inFile, BitSet inPackage, RuleWork work) {
        this.view = view;
        this.hits = hits;
        this.inFile = inFile;
        this.inPackage = inPackage;
        this.work = work;
    }

    /**
     * Hands every match to {@code into}.
     *
     * @param inFile terms that occur in any view of the file
     * @param inPackage terms that occur in any view of the package
     * @param work what is left to do for the package
     */
    public static void match(
            RulePack pack,
            View view,
            TermHits hits,
            BitSet inFile,
            BitSet inPackage,
            RuleWork work,
            Consumer<RuleMatch> into) {
        RuleMatcher matcher = new RuleMatcher(view, hits, inFile, inPackage, work);
        for (RulePack.Bound bound : pack.variants()) {
            matcher.apply(bound, into);
        }
    }

    private void apply(RulePack.Bound bound, Consumer<RuleMatch> into) {
        Variant variant = bound.variant();
        for (int term : variant.finds()) {
            for (int i = 0; i < hits.count(term) && work.weighed(); i++) {
                int start = hits.start(term, i);
                int end = hits.end(term, i);
                Segment segment = view.segments().at(start);
                if (fits(variant, segment)
                        && all(variant.with(), start, end, segment)
                        && none(variant.unless(), start, end, segment)
                        && work.observed()) {
                    into.accept(new RuleMatch(
                            bound.rule(),
                            variant.severity(),
                            variant.confidence(),
                            variant.context(),
                            variant.floor(),
                            segment,
                            start,
                            end));
                }
            }
        }
    }

    private static boolean fits(Variant variant, Segment segment) {
        return variant.kinds().contains(segment.kind())
                && (variant.languages().isEmpty() || variant.languages().contains(segment.language()));
    }

    private boolean all(List<Condition> conditions, int start, int end, Segment segment) {
        for (Condition condition : conditions) {
            if (!holds(condition, start, end, segment)) {
                return false;
            }
        }
        return true;
    }

    private boolean none(List<Condition> conditions, int start, int end, Segment segment) {
        for (Condition condition : conditions) {
            if (holds(condition, start, end, segment)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Condition condition, int start, int end, Segment segment) {
        for (int term : condition.terms()) {
            if (holds(condition, term, start, end, segment)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Condition condition, int term, int start, int end, Segment segment) {
        int distance = condition.distance();
        return switch (condition.reach()) {
            case PACKAGE -> inPackage.get(term);
            case FILE -> inFile.get(term);
            case SEGMENT -> hits.firstIn(term, segment.start(), segment.end()) >= 0;
            case LINE -> hits.firstIn(term, lineStart(start), lineEnd(end)) >= 0;
            case AROUND -> hits.firstIn(term, start - distance, end + distance) >= 0;
            case AFTER -> hits.firstIn(term, end, end + distance) >= 0;
            case BEFORE -> hits.firstIn(term, start - distance, start) >= 0;
        };
    }

    private int lineStart(int from) {
        return Math.max(from - MAX_LINE, breaks().start(from));
    }

    private int lineEnd(int from) {
        return Math.min(from + MAX_LINE, breaks().end(from));
    }

    /** Made when a condition asks for it first: few texts have matches that do. */
    private LineBreaks breaks() {
        LineBreaks known = breaks;
        if (known == null) {
            known = LineBreaks.of(view.text());
            breaks = known;
        }
        return known;
    }
}
