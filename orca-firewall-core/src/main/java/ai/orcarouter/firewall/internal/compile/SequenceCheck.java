/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Surface;

/** Chains of calls (REFERENCE 2.11). */
final class SequenceCheck {
    private SequenceCheck() {}

    static void check(RuleContext context) {
        FirewallRule rule = context.rule();
        SequencePattern sequence = rule.sequenceOrNull();
        if (sequence == null) {
            return;
        }
        if (!rule.toolNameGlob().isEmpty()) {
            context.error(
                    "tool_name_glob",
                    "a rule with \"sequence\" carries steps instead of a single tool glob",
                    "move the glob to the \"match\" of the last step");
        }
        if (sequence.windowSeconds() < 0) {
            context.error("sequence/window_seconds", "\"window_seconds\" must not be negative", "0 sets no bound");
        }
        if (sequence.steps().isEmpty() && context.reads("sequence/steps")) {
            context.error("sequence", "a sequence needs at least one step", "");
        }
        for (int i = 0; i < sequence.steps().size(); i++) {
            checkStep(context, "sequence/steps/" + i, sequence.steps().get(i));
        }
        checkLength(context, sequence);
        checkLast(context, rule, sequence);
    }

    /** A run remembers one time for each call that a sequence counts. */
    private static void checkLength(RuleContext context, SequencePattern sequence) {
        long calls = 0;
        for (SequencePattern.Step step : sequence.steps()) {
            calls += Math.max(step.minCount(), 1);
        }
        int most = context.limits().maxSequenceCalls();
        if (calls > most) {
            String message = "a sequence counts at most " + most + " calls, these steps count " + calls;
            context.error("sequence/steps", message, "lower \"min_count\"");
        }
    }

    private static void checkStep(RuleContext context, String field, SequencePattern.Step step) {
        if (!context.reads(field)) {
            return;
        }
        GlobCheck.check(context, field + "/match", step.match());
        if (step.minCount() < 1) {
            context.error(field + "/min_count", "\"min_count\" must be at least 1", "");
        }
    }

    /** The last step is the call that is judged, so it must be one that the rule's stage sees. */
    private static void checkLast(RuleContext context, FirewallRule rule, SequencePattern sequence) {
        int last = sequence.steps().size() - 1;
        Surface stage = rule.stageOrNull();
        if (last >= 0
                && stage != null
                && stage != Surface.EGRESS
                && sequence.steps().get(last).egress()) {
            context.warning(
                    "sequence/steps/" + last,
                    "the rule never matches: its last step is an egress call, its stage is \"" + stage.wire() + "\"",
                    "leave the stage out, or make it \"egress\"");
        }
    }
}
