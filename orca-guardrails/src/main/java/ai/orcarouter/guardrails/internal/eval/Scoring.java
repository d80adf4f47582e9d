/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import ai.orcarouter.guardrails.model.FailingSample;
import ai.orcarouter.guardrails.model.FailingSample.Fault;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TokenCost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a guardrail makes of the samples of a corpus. One thread at a time. */
public final class Scoring {
    private final Guardrail guardrail;
    private final EvaluationCorpus corpus;
    private final int maxFailing;
    private final Tally overall = new Tally("", false);
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<FailingSample> failing = new ArrayList<>();
    private long failingTotal;
    private long undecided;
    private TokenCost cost = TokenCost.NONE;

    /** Counts from zero. */
    public Scoring(Guardrail guardrail, EvaluationCorpus corpus, int maxFailing) {
        this.guardrail = guardrail;
        this.corpus = corpus;
        this.maxFailing = maxFailing;
        Set<String> names = Names.of(guardrail);
        corpus.categories().forEach(category -> tallies.put(category, new Tally(category, names.contains(category))));
    }

    /** Takes what became of a sample. */
    public void add(CorpusSample sample, Screening screening) {
        cost = cost.plus(screening.cost());
        if (!screening.failures().isEmpty()) {
            undecided++;
            fail(sample, Fault.UNDECIDED, Set.of(), Set.of(), screening);
            return;
        }
        boolean fired = !screening.violations().isEmpty();
        overall.add(!sample.isBenign(), fired);
        Set<String> said = Names.said(screening);
        Set<String> missed = new TreeSet<>();
        Set<String> unexpected = new TreeSet<>();
        for (Tally tally : tallies.values()) {
            boolean there = sample.categories().contains(tally.category());
            if (tally.byName() || there || sample.isBenign()) {
                boolean found = tally.byName() ? said.contains(tally.category()) : fired;
                tally.add(there, found);
                if (there && !found) {
                    missed.add(tally.category());
                } else if (found && !there && tally.byName()) {
                    unexpected.add(tally.category());
                }
            }
        }
        if (fired == sample.isBenign()) {
            fail(sample, fired ? Fault.FALSE_ALARM : Fault.MISSED, missed, unexpected, screening);
        } else if (!missed.isEmpty() || !unexpected.isEmpty()) {
            fail(sample, Fault.WRONG_CATEGORY, missed, unexpected, screening);
        }
    }

    private void fail(
            CorpusSample sample, Fault fault, Set<String> missed, Set<String> unexpected, Screening screening) {
        if (++failingTotal <= maxFailing) {
            failing.add(new FailingSample(
                    sample.line(),
                    sample.id(),
                    fault,
                    missed,
                    unexpected,
                    screening.violations(),
                    screening.failures()));
        }
    }

    /** The counts. */
    public EvaluationReport report() {
        return new EvaluationReport(
                guardrail.name(),
                corpus.name(),
                corpus.samples().size(),
                undecided,
                overall.score(),
                tallies.values().stream().map(Tally::score).toList(),
                failing,
                failingTotal,
                cost);
    }
}
