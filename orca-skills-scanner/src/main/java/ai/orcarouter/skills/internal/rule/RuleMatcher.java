/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.internal.text.Segment;
import ai.orcarouter.skills.internal.text.View;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Applies the rules of a pack to one view whose terms were found. Each match costs a look-up for each condition. */
public final class RuleMatcher {
    private static final int MAX_LINE = 1_000;

    private final View view;
    private final TermHits hits;
    private final BitSet inFile;
    private final BitSet inPackage;
    private final RuleWork work;

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
        int least = Math.max(0, from - MAX_LINE);
        int i = from;
        while (i > least && !breaks(i - 1)) {
            i--;
        }
        return i;
    }

    private int lineEnd(int from) {
        int most = Math.min(view.text().length(), from + MAX_LINE);
        int i = from;
        while (i < most && !breaks(i)) {
            i++;
        }
        return i;
    }

    /** Whether a line ends here; in JSON and in string literals it ends with a backslash and an n. */
    private boolean breaks(int at) {
        String text = view.text();
        return text.charAt(at) == '\n'
                || (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == 'n');
    }
}
