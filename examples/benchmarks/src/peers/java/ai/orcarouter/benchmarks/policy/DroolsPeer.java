/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Drools: one DRL rule for each rule, salience for the order, halt at the first; a stateful session, the fact deleted
 * afterwards. Predicates are the precompiled ones of the workload, which DRL calls by rule.
 */
public final class DroolsPeer implements PolicyPeer<DroolsPeer.Fact> {
    private final KieSession session;
    private final Sink sink = new Sink();
    private final List<Rule> rules;

    /** What is inserted; exact names and roles become constraints that Drools can hash. */
    public static final class Fact {
        private final Call call;
        private final Predicates predicates;

        Fact(Call call, Predicates predicates) {
            this.call = call;
            this.predicates = predicates;
        }

        /** Name of the tool. */
        public String getTool() {
            return call.tool();
        }

        /** Role of the caller. */
        public String getRole() {
            return call.role();
        }

        /** Whether the predicate of that rule holds. */
        public boolean holds(int rule) {
            return predicates.test(rule, call);
        }
    }

    /** Where a rule that fires leaves its index. */
    public static final class Sink {
        private int hit = -1;

        /** For Drools. */
        public Sink() {}

        /** Notes the rule. */
        public void setHit(int rule) {
            hit = rule;
        }
    }

    private record Predicates(Map<Integer, Predicate> byRule) {
        boolean test(int rule, Call call) {
            Predicate predicate = byRule.get(rule);
            return predicate != null && predicate.test(call.arguments());
        }
    }

    private final Predicates predicates = new Predicates(new HashMap<>());

    DroolsPeer(PolicyWorkload workload) {
        rules = workload.rules();
        StringBuilder drl = new StringBuilder("package p;\nimport " + Fact.class.getCanonicalName() + ";\nglobal "
                + Sink.class.getCanonicalName() + " sink;\n");
        for (Rule rule : rules) {
            append(drl, rule);
        }
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/p/rules.drl", drl.toString());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    builder.getResults().getMessages().get(0).toString());
        }
        session =
                services.newKieContainer(builder.getKieModule().getReleaseId()).newKieSession();
        session.setGlobal("sink", sink);
    }

    private void append(StringBuilder drl, Rule rule) {
        drl.append("rule \"r").append(rule.index()).append("\" salience ").append(rules.size() - rule.index());
        drl.append("\nwhen\n  Fact(");
        String separator = "";
        if (!rule.any()) {
            String test =
                    rule.prefix() ? "tool str[startsWith] \"" : rule.suffix() ? "tool str[endsWith] \"" : "tool == \"";
            drl.append(test).append(rule.literal()).append('"');
            separator = ", ";
        }
        if (rule.roleOrNull() != null) {
            drl.append(separator).append("role == \"").append(rule.roleOrNull()).append('"');
            separator = ", ";
        }
        Predicate predicate = rule.predicateOrNull();
        if (predicate != null) {
            predicates.byRule().put(rule.index(), predicate);
            drl.append(separator).append("holds(").append(rule.index()).append(')');
        }
        drl.append(")\nthen\n  sink.setHit(").append(rule.index()).append("); drools.halt();\nend\n");
    }

    @Override
    public Fact prepare(Call call) {
        return new Fact(call, predicates);
    }

    @Override
    public int firstMatch(Fact fact) {
        sink.hit = -1;
        FactHandle handle = session.insert(fact);
        session.fireAllRules();
        session.delete(handle);
        return sink.hit;
    }

    @Override
    public boolean allow(Fact fact) {
        int first = firstMatch(fact);
        return first >= 0 && rules.get(first).allow();
    }
}
