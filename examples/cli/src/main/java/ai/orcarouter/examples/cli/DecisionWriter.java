/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.RuleTrace;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes decisions as {@code orca decide} shows them. */
final class DecisionWriter {
    private DecisionWriter() {}

    /** The members of a decision. */
    static void write(JsonGenerator out, Decision decision) throws IOException {
        out.writeStringField("verdict", decision.verdict().wire());
        out.writeStringField("reason", decision.reason());
        out.writeStringField("reason_code", decision.code().wire());
        FirewallRule rule = decision.ruleOrNull();
        if (rule == null) {
            out.writeNullField("rule");
            out.writeNullField("rule_label");
        } else {
            out.writeNumberField("rule", rule.id());
            out.writeStringField("rule_label", rule.label());
        }
        if (decision.rewrittenOrNull() != null) {
            out.writeFieldName("arguments");
            out.writeRawValue(decision.rewrittenOrNull().toJson());
        }
        out.writeBooleanField("shadow", decision.shadow());
    }

    /** The rules that were asked. */
    static void write(JsonGenerator out, List<RuleTrace> trace) throws IOException {
        out.writeArrayFieldStart("trace");
        for (RuleTrace asked : trace) {
            out.writeStartObject();
            out.writeNumberField("rule", asked.rule().id());
            out.writeStringField("rule_label", asked.rule().label());
            if (!asked.destination().isEmpty()) {
                out.writeStringField("destination", asked.destination());
            }
            out.writeBooleanField("matched", asked.matched());
            out.writeStringField("detail", asked.detail());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The answer that lets nothing through. */
    static void refuse(JsonGenerator out) throws IOException {
        out.writeStringField("verdict", "deny");
        out.writeStringField("reason", "the line cannot be read");
        out.writeStringField("reason_code", "bad_row");
        out.writeNullField("rule");
        out.writeNullField("rule_label");
        out.writeBooleanField("shadow", false);
    }
}
