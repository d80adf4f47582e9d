/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SanitizerPreset;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks a policy as a whole (REFERENCE 2.4), whether it was read or built in code. Findings carry JSON pointers of the
 * native wire form. Immutable and thread-safe; linear in the size of the policy.
 */
public final class PolicyValidator {
    private final Limits limits;
    private final List<String> sanitizers;

    /** A validator with these bounds, which knows the presets and these registered sanitizers. */
    public PolicyValidator(Limits limits, Set<String> registeredSanitizers) {
        this.limits = limits;
        List<String> known = new ArrayList<>(SanitizerPreset.names());
        for (String name : new TreeSet<>(registeredSanitizers)) {
            if (!known.contains(name)) {
                known.add(name);
            }
        }
        this.sanitizers = List.copyOf(known);
    }

    /** Every fault and remark, in the order of the policy's fields and rules. */
    public List<Issue> check(FirewallPolicy policy) {
        return check(policy, Set.of());
    }

    /** The same for a policy of which some parts, given by pointers, could not be read and hold placeholders. */
    public List<Issue> check(FirewallPolicy policy, Set<String> unread) {
        List<Issue> issues = new ArrayList<>();
        String subject = Subjects.policy(policy.name());
        checkPolicy(policy, subject, unread, issues);
        if (policy.rules().size() > limits.maxRules()) {
            String message = "a policy has at most " + limits.maxRules() + " rules, this one has "
                    + policy.rules().size();
            issues.add(Issue.error("/rules", subject, message, ""));
            return issues;
        }
        PatternCheck patterns = new PatternCheck(limits.maxRegexChars());
        Map<Long, Integer> taken = new HashMap<>();
        Map<Integer, Issue> shadowing = CatchAlls.warnings(policy, unread);
        for (int i = 0; i < policy.rules().size(); i++) {
            FirewallRule rule = policy.rules().get(i);
            String pointer = Pointers.item("/rules", i);
            if (!unread.contains(pointer)) {
                String name = Subjects.rule(rule.id(), rule.label());
                RuleContext context = new RuleContext(rule, pointer, name, limits, unread, issues);
                int before = issues.size();
                checkId(context, taken.putIfAbsent(rule.id(), i));
                checkRule(context, patterns);
                Issue shadow = shadowing.get(i);
                if (shadow != null
                        && issues.subList(before, issues.size()).stream().noneMatch(Issue::isError)) {
                    issues.add(shadow);
                }
            }
        }
        return issues;
    }

    private static void checkPolicy(FirewallPolicy policy, String subject, Set<String> unread, List<Issue> issues) {
        if (isBlank(policy.name()) && !unread.contains("/name")) {
            issues.add(Issue.error("/name", subject, "the name must not be blank", ""));
        }
        if (Texts.hasLoneSurrogate(policy.name())) {
            issues.add(Issue.error("/name", subject, "the string holds half of a surrogate pair", ""));
        }
        if (policy.id() < 0) {
            issues.add(Issue.error("/id", subject, "the id must not be negative", ""));
        }
        Verdict verdict = policy.defaultVerdict();
        if (verdict != Verdict.ALLOW && verdict != Verdict.AUDIT && verdict != Verdict.DENY) {
            String message = "the default verdict cannot be " + Texts.quote(verdict.wire());
            issues.add(Issue.error("/default_verdict", subject, message, "one of: allow, audit, deny"));
        }
    }

    /** Whether it shows nothing, also to the patterns of a JSON Schema, which count other spaces as spaces. */
    private static boolean isBlank(String name) {
        return name.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    private static void checkId(RuleContext context, @Nullable Integer owner) {
        if (context.rule().id() < 0) {
            context.error("id", "the id must not be negative", "");
        }
        if (owner != null && context.reads("id")) {
            context.error("id", "the id " + context.rule().id() + " is taken by the rule at /rules/" + owner, "");
        }
    }

    private void checkRule(RuleContext context, PatternCheck patterns) {
        FirewallRule rule = context.rule();
        context.requireWhole("label", rule.label());
        context.requireWhole("notes", rule.notes());
        GlobCheck.check(context, "tool_name_glob", rule.toolNameGlob());
        GlobCheck.check(context, "skill_name_glob", rule.skillNameGlob());
        VerdictCheck.check(context);
        new ClauseCheck(context, patterns).check();
        SanitizerCheck.check(context, sanitizers, patterns);
        EgressCheck.check(context);
        SequenceCheck.check(context);
    }
}
