/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.json.JsonPath;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallRule;

/** Argument clauses of one rule (REFERENCE 2.6): their number, nesting and paths. */
final class ClauseCheck {
    private static final int MAX_NEGATIONS = 8;

    private final RuleContext context;
    private final OperandCheck operands;
    private int seen;

    ClauseCheck(RuleContext context, PatternCheck patterns) {
        this.context = context;
        this.operands = new OperandCheck(context, patterns);
    }

    void check() {
        FirewallRule rule = context.rule();
        int most = context.limits().maxClausesPerRule();
        for (int i = 0; i < rule.argsMatch().size() && seen <= most; i++) {
            check(rule.argsMatch().get(i), "args_match/clauses/" + i);
        }
        if (seen > most) {
            context.error("args_match/clauses", "a rule has at most " + most + " clauses, nested ones included", "");
        }
    }

    private void check(ArgumentClause clause, String field) {
        ArgumentClause inner = clause;
        String at = field;
        int negations = 0;
        seen++;
        while (inner instanceof ArgumentClause.Not not) {
            if (++negations > MAX_NEGATIONS) {
                context.error(field, "\"not\" is nested more than " + MAX_NEGATIONS + " times", "");
                return;
            }
            inner = not.clause();
            at = at + "/not";
            seen++;
        }
        if (context.reads(at) && inner instanceof ArgumentClause.Test test) {
            if (context.reads(at + "/path")) {
                checkPath(at + "/path", test.path());
            }
            if (context.reads(at + "/op") && context.reads(at + "/value")) {
                operands.check(at + "/value", test.operator(), test.operand());
            }
        }
    }

    private void checkPath(String field, String path) {
        if (JsonPath.parse(path) instanceof JsonPath.Parse.Fault fault) {
            int character = fault.position() + 1;
            String message = "the path " + Texts.quote(path) + " goes wrong at character " + character + ": ";
            context.error(field, message + fault.message(), fault.hint());
        }
    }
}
