/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * What the engine says about the steps of a plan (REFERENCE 15.2).
 *
 * @param verdict the most severe verdict of all steps; allow for a plan without steps
 * @param steps one decision a step, in order
 */
public record PlanDecision(Verdict verdict, List<Decision> steps) {
    /** Copies the steps. */
    public PlanDecision {
        steps = List.copyOf(steps);
    }

    /** A plan's decision from those of its steps. */
    public static PlanDecision of(List<Decision> steps) {
        Verdict worst = Verdict.ALLOW;
        for (Decision step : steps) {
            worst = worst.orStricter(step.verdict());
        }
        return new PlanDecision(worst, steps);
    }
}
