/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdict against stage, and the budget against the verdict (REFERENCE 2.7, 2.10, 15.6). */
final class VerdictCheck {
    private VerdictCheck() {}

    static void check(RuleContext context) {
        if (context.reads("verdict")) {
            if (context.reads("stage")) {
                checkStage(context, context.rule().verdict(), context.rule().stageOrNull());
            }
            checkBudget(context);
        }
        if (context.rule().stageOrNull() == Surface.INBOUND
                && !context.rule().argsMatch().isEmpty()) {
            context.warning(
                    "args_match",
                    "a tool definition has no arguments, so on stage \"inbound\" the clauses see an empty object",
                    "");
        }
    }

    private static void checkStage(RuleContext context, Verdict verdict, @Nullable Surface stage) {
        if (stage == null) {
            checkEverywhere(context, verdict);
            return;
        }
        switch (verdict) {
            case PENDING_APPROVAL -> {
                if (stage == Surface.RESPONSE || stage == Surface.EGRESS) {
                    refuse(
                            context,
                            stage,
                            "nothing can be held there",
                            "use stage \"mcp\" or \"inbound\", or verdict \"deny\"");
                }
            }
            case SANITIZE -> {
                if (stage == Surface.EGRESS) {
                    refuse(context, stage, "there is nothing to rewrite", "use verdict \"deny\"");
                } else if (stage == Surface.INBOUND) {
                    context.warning(
                            "verdict",
                            "verdict \"sanitize\" denies on stage \"inbound\": a tool definition has nothing to rewrite",
                            "");
                }
            }
            case CAP_COST -> {
                if (stage == Surface.EGRESS) {
                    refuse(context, stage, "budgets are not counted there", "use stage \"mcp\" or \"inbound\"");
                } else if (stage == Surface.RESPONSE) {
                    context.warning(
                            "verdict",
                            "verdict \"cap_cost\" has no effect on stage \"response\"",
                            "use stage \"mcp\" or \"inbound\"");
                }
            }
            case ALLOW, AUDIT, DENY -> {}
        }
    }

    /** A rule without a stage also judges where its verdict cannot be carried out, and denies there (15.6, 15.7). */
    private static void checkEverywhere(RuleContext context, Verdict verdict) {
        if (verdict == Verdict.PENDING_APPROVAL) {
            context.warning(
                    "verdict",
                    "without a stage the rule also judges the response and egress surfaces, where nothing can be held:"
                            + " it denies there, also a held call that goes out",
                    "set stage \"mcp\"");
        } else if (verdict == Verdict.SANITIZE) {
            context.warning(
                    "verdict",
                    "without a stage the rule also judges the inbound and egress surfaces, where nothing can be"
                            + " rewritten: it denies there, also a cleaned call that goes out",
                    "set stage \"mcp\" or \"response\"");
        }
    }

    private static void refuse(RuleContext context, Surface stage, String why, String hint) {
        String verdict = Texts.quote(context.rule().verdict().wire());
        String message = "verdict " + verdict + " cannot be used on stage " + Texts.quote(stage.wire()) + ": " + why;
        context.error("verdict", message, hint);
    }

    private static void checkBudget(RuleContext context) {
        FirewallRule rule = context.rule();
        Long cents = rule.capCostCentsOrNull();
        if (!context.reads("cap_cost_cents")) {
            return;
        }
        if (rule.verdict() != Verdict.CAP_COST) {
            if (cents != null) {
                context.error("cap_cost_cents", "\"cap_cost_cents\" is only for verdict \"cap_cost\"", "leave it out");
            }
        } else if (cents == null) {
            context.error("", "verdict \"cap_cost\" needs the field \"cap_cost_cents\"", "");
        } else if (cents < 0) {
            context.error("cap_cost_cents", "\"cap_cost_cents\" must not be negative", "");
        }
    }
}
