/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin with the explicit-priority effect: the first decisive policy wins, else deny. Globs are matched by its own
 * {@code globMatch}, which translates and compiles the glob on every test, or by a function over precompiled patterns;
 * predicates by a function over the precompiled ones of the workload.
 */
final class CasbinPeer implements PolicyPeer<Call> {
    private final Enforcer enforcer;

    CasbinPeer(PolicyWorkload workload, boolean cached) {
        Model model = new Model();
        model.addDef("r", "r", "role, tool, call");
        model.addDef("p", "p", "priority, role, tool, cond, eft");
        model.addDef("e", "e", "priority(p.eft) || deny");
        model.addDef(
                "m",
                "m",
                "(p.role == \"*\" || r.role == p.role) && " + (cached ? "globCached" : "globMatch")
                        + "(r.tool, p.tool) && (p.cond == \"-\" || argMatch(r.call, p.cond))");
        enforcer = new Enforcer(model);
        Map<String, Predicate> predicates = new HashMap<>();
        Map<String, Pattern> globs = new HashMap<>();
        for (Rule rule : workload.rules()) {
            String condition = "-";
            Predicate predicate = rule.predicateOrNull();
            if (predicate != null) {
                condition = "c" + rule.index();
                predicates.put(condition, predicate);
            }
            String role = rule.roleOrNull();
            globs.computeIfAbsent(rule.glob(), LoopRegex::pattern);
            // straight into the model: Enforcer.addPolicies looks for duplicates one by one
            model.addPolicy(
                    "p",
                    "p",
                    List.of(
                            Integer.toString(rule.index()),
                            role == null ? "*" : role,
                            rule.glob(),
                            condition,
                            rule.allow() ? "allow" : "deny"));
        }
        model.sortPoliciesByPriority();
        enforcer.addFunction("argMatch", new Function("argMatch", (call, condition) -> {
            Predicate predicate = predicates.get((String) condition);
            return predicate != null && predicate.test(((Call) call).arguments());
        }));
        enforcer.addFunction("globCached", new Function("globCached", (tool, glob) -> {
            Pattern pattern = globs.get((String) glob);
            return pattern != null && pattern.matcher((String) tool).matches();
        }));
    }

    private static final class Function extends CustomFunction {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient BiPredicate<Object, Object> test;

        Function(String name, BiPredicate<Object, Object> test) {
            this.name = name;
            this.test = test;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject first, AviatorObject second) {
            return AviatorBoolean.valueOf(
                    test.test(FunctionUtils.getJavaObject(first, env), FunctionUtils.getJavaObject(second, env)));
        }
    }

    @Override
    public Call prepare(Call call) {
        return call;
    }

    @Override
    public boolean allow(Call call) {
        return enforcer.enforce(call.role(), call.tool(), call);
    }
}
