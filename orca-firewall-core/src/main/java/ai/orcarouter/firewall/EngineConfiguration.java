/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.internal.compile.PolicyCompiler;
import ai.orcarouter.firewall.internal.compile.PolicyValidator;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.Environment;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import ai.orcarouter.firewall.spi.DecisionRecorder;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an engine was wired with; it outlives every policy. */
record EngineConfiguration(
        Environment environment,
        Map<String, ArgumentSanitizer> sanitizers,
        @Nullable DecisionRecorder recorder) {
    private static final RunStateView NEW_RUN = new RunStateView() {
        @Override
        public boolean completesSequence(FirewallRule rule, ToolCall call) {
            return false;
        }

        @Override
        public long spentCents(ToolCall call) {
            return 0;
        }
    };

    EngineConfiguration {
        sanitizers = Map.copyOf(sanitizers);
    }

    Limits limits() {
        return environment.limits();
    }

    SuffixGlob suffixes() {
        return environment.suffixes();
    }

    Resolution resolve(String host) {
        return environment.resolver().resolve(host, limits().resolveTimeout());
    }

    /** The same for a dry run: no name resolves, and runs have done nothing (SEMANTICS 2.6). */
    EngineConfiguration dryRun() {
        Environment dry = new Environment(
                environment.gate(),
                NEW_RUN,
                HostResolver.none(),
                environment.extractor(),
                environment.floor(),
                suffixes(),
                limits());
        return new EngineConfiguration(dry, sanitizers, null);
    }

    /** The program of a policy without faults. */
    Decider decider(FirewallPolicy policy) {
        return new Decider(PolicyCompiler.compile(policy, suffixes(), limits(), sanitizers), environment);
    }

    /** Every fault of a policy, among them rules that need a view of runs where none was wired (SEMANTICS 4.1). */
    List<Issue> validate(FirewallPolicy policy) {
        List<Issue> issues = new ArrayList<>(new PolicyValidator(limits(), sanitizers.keySet()).check(policy));
        if (environment.runState() == null) {
            for (int i = 0; i < policy.rules().size(); i++) {
                FirewallRule rule = policy.rules().get(i);
                if (rule.verdict() == Verdict.CAP_COST || rule.sequenceOrNull() != null) {
                    issues.add(Issue.error(
                            "/rules/" + i,
                            rule.reason(),
                            "the rule depends on what a run has done, and the engine has no view of runs",
                            "give the engine's builder a runState"));
                }
            }
        }
        return issues;
    }
}
