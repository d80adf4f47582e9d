/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.internal.pass.ContextFacts;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.ContentScore;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The content score (skills.md 4.3): 100 x (1 - product of (1 - w)) over the best finding of each rule, where all lows
 * together come to 19 points at most, mediums that are only talked about count once, and only a critical finding or
 * highs of two classes of threat reach the critical band.
 */
public final class ContentScorer {
    private static final double LOWS = 0.19;
    private static final int CRITICAL = 80;

    /** Says that instructions order a script; what the script does has been counted. */
    private static final String DERIVED = "ORCA-SK-701";

    private ContentScorer() {}

    /** The score of some findings. */
    public static ContentScore of(List<SkillFinding> findings, RulePack pack) {
        Map<String, SkillFinding> best = new LinkedHashMap<>();
        for (SkillFinding finding : findings) {
            best.merge(finding.rule(), finding, (a, b) -> b.weight() > a.weight() ? b : a);
        }
        List<ScorePart> parts = new ArrayList<>();
        best.values().stream()
                .sorted(Comparator.comparingDouble(SkillFinding::weight)
                        .reversed()
                        .thenComparing(SkillFinding::rule))
                .forEach(finding -> parts.add(new ScorePart(finding.rule(), points(finding.weight()))));
        Band strongest = Band.LOW;
        for (SkillFinding finding : best.values()) {
            strongest = strongest.stricter(finding.severity().band());
        }
        int score = score(best.values().stream().toList(), rule -> true);
        if (strongest != Band.CRITICAL && !independent(best.values())) {
            score = Math.min(score, CRITICAL - 1);
        }
        Band band = Band.ofContentScore(score).stricter(strongest);
        return new ContentScore(
                score,
                band,
                score(best.values().stream().toList(), rule -> pack.rule(rule).executable()),
                score(best.values().stream().toList(), rule -> !pack.rule(rule).executable()),
                parts);
    }

    /** Whether at least two classes of threat are high: several rules may see one and the same thing. */
    private static boolean independent(Collection<SkillFinding> best) {
        return best.stream()
                        .filter(f -> f.severity() == FindingSeverity.HIGH
                                && !f.rule().equals(DERIVED))
                        .map(SkillFinding::threat)
                        .distinct()
                        .count()
                > 1;
    }

    private static int score(List<SkillFinding> best, Predicate<String> which) {
        double clean = 1;
        double lows = 1;
        double told = 0;
        for (SkillFinding finding : best) {
            if (which.test(finding.rule())) {
                if (finding.severity() == FindingSeverity.LOW) {
                    lows *= 1 - finding.weight();
                } else if (finding.severity() == FindingSeverity.MEDIUM && ContextFacts.isToldOf(finding)) {
                    told = Math.max(told, finding.weight());
                } else {
                    clean *= 1 - finding.weight();
                }
            }
        }
        clean *= 1 - told;
        boolean onlyLows = clean == 1;
        double all = 1 - clean * Math.max(lows, 1 - LOWS);
        int score = points(all);
        return onlyLows ? Math.min(score, 19) : score;
    }

    private static int points(double probability) {
        return (int) Math.round(100 * probability);
    }
}
