/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CEL: one checked program for each rule, run in order. */
final class CelPeer implements PolicyPeer<Call> {
    private final CelRuntime.Program[] programs;
    private final List<Rule> rules;

    CelPeer(PolicyWorkload workload, CelRuntime runtime) {
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.HAS)
                .addVar("tool", SimpleType.STRING)
                .addVar("role", SimpleType.STRING)
                .addVar("args", MapType.create(SimpleType.STRING, SimpleType.DYN))
                .setResultType(SimpleType.BOOL)
                .build();
        rules = workload.rules();
        programs = new CelRuntime.Program[rules.size()];
        try {
            for (Rule rule : rules) {
                programs[rule.index()] =
                        runtime.createProgram(compiler.compile(expression(rule)).getAst());
            }
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String expression(Rule rule) {
        List<String> terms = new ArrayList<>();
        if (!rule.any()) {
            String test =
                    rule.prefix() ? "tool.startsWith('%s')" : rule.suffix() ? "tool.endsWith('%s')" : "tool == '%s'";
            terms.add(test.replace("%s", rule.literal()));
        }
        if (rule.roleOrNull() != null) {
            terms.add("role == '" + rule.roleOrNull() + "'");
        }
        Predicate predicate = rule.predicateOrNull();
        if (predicate != null) {
            addTo(terms, predicate);
        }
        return terms.isEmpty() ? "true" : String.join(" && ", terms);
    }

    private static void addTo(List<String> terms, Predicate predicate) {
        StringBuilder path = new StringBuilder("args");
        for (String name : predicate.path()) {
            path.append('.').append(name);
            terms.add("has(" + path + ")");
        }
        switch (predicate.kind()) {
            case EQUALS -> terms.add(path + " == '" + predicate.text() + "'");
            case PREFIX -> terms.add(path + ".startsWith('" + predicate.text() + "')");
            case REGEX -> terms.add(path + ".matches(r'" + predicate.text() + "')");
            case RANGE -> {
                terms.add(path + " >= " + predicate.low());
                terms.add(path + " <= " + predicate.high());
            }
        }
    }

    @Override
    public Call prepare(Call call) {
        return call;
    }

    @Override
    public int firstMatch(Call call) {
        Map<String, Object> variables = Map.of("tool", call.tool(), "role", call.role(), "args", call.arguments());
        try {
            for (int i = 0; i < programs.length; i++) {
                if ((Boolean) programs[i].eval(variables)) {
                    return i;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        return -1;
    }

    @Override
    public boolean allow(Call call) {
        int first = firstMatch(call);
        return first >= 0 && rules.get(first).allow();
    }
}
