/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds rules without conditions that do not deny and keep later rules from being asked (SEMANTICS 3.8, REFERENCE
 * 15.14). Walks the rules once, last first, and remembers for each surface how many come after and the nearest few.
 */
final class CatchAlls {
    private static final int NAMED = 3;

    private final FirewallPolicy policy;
    private final int[] order;
    private final Map<EnumSet<Surface>, Integer> later = new HashMap<>();
    private final Map<Surface, Deque<Integer>> nearest = new EnumMap<>(Surface.class);

    private CatchAlls(FirewallPolicy policy) {
        this.policy = policy;
        List<FirewallRule> rules = policy.rules();
        this.order = IntStream.range(0, rules.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> rules.get(i).priority())
                        .thenComparingLong(i -> rules.get(i).id()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (Surface surface : Surface.values()) {
            nearest.put(surface, new ArrayDeque<>());
        }
    }

    /** The warning of each such rule, by its index. */
    static Map<Integer, Issue> warnings(FirewallPolicy policy, Set<String> unread) {
        Set<String> partly = unread.stream().map(CatchAlls::rulePointer).collect(Collectors.toSet());
        CatchAlls walk = new CatchAlls(policy);
        Map<Integer, Issue> out = new HashMap<>();
        for (int at = walk.order.length - 1; at >= 0; at--) {
            int index = walk.order[at];
            FirewallRule rule = policy.rules().get(index);
            String pointer = Pointers.item("/rules", index);
            EnumSet<Surface> surfaces = surfaces(rule);
            if (isCatchAll(rule) && !partly.contains(pointer)) {
                int count = walk.count(surfaces);
                if (count > 0) {
                    out.put(index, walk.warning(rule, pointer, surfaces, count));
                }
            }
            walk.add(at, surfaces);
        }
        return out;
    }

    private static String rulePointer(String pointer) {
        int second = pointer.indexOf('/', 1);
        int end = second < 0 ? -1 : pointer.indexOf('/', second + 1);
        return end < 0 ? pointer : pointer.substring(0, end);
    }

    private static boolean isCatchAll(FirewallRule rule) {
        return rule.verdict() != Verdict.DENY
                && GlobCheck.isAny(rule.toolNameGlob())
                && GlobCheck.isAny(rule.skillNameGlob())
                && rule.argsMatch().isEmpty()
                && rule.egressOrNull() == null
                && rule.sequenceOrNull() == null;
    }

    /** Where the rule is asked; a budget is not on {@code response} and {@code egress} (REFERENCE 2.7). */
    private static EnumSet<Surface> surfaces(FirewallRule rule) {
        EnumSet<Surface> out =
                rule.stageOrNull() == null ? EnumSet.allOf(Surface.class) : EnumSet.of(rule.stageOrNull());
        if (rule.verdict() == Verdict.CAP_COST) {
            out.remove(Surface.RESPONSE);
            out.remove(Surface.EGRESS);
        }
        return out;
    }

    private void add(int at, EnumSet<Surface> surfaces) {
        later.merge(surfaces, 1, Integer::sum);
        for (Surface surface : surfaces) {
            Deque<Integer> few = nearest.get(surface);
            if (few != null) {
                few.addFirst(at);
                if (few.size() > NAMED) {
                    few.removeLast();
                }
            }
        }
    }

    private int count(EnumSet<Surface> surfaces) {
        int count = 0;
        for (Map.Entry<EnumSet<Surface>, Integer> entry : later.entrySet()) {
            if (entry.getKey().stream().anyMatch(surfaces::contains)) {
                count += entry.getValue();
            }
        }
        return count;
    }

    private Issue warning(FirewallRule rule, String pointer, EnumSet<Surface> surfaces, int count) {
        Set<Integer> named = new TreeSet<>();
        nearest.forEach((surface, few) -> {
            if (surfaces.contains(surface)) {
                named.addAll(few);
            }
        });
        List<String> names = new ArrayList<>();
        named.stream().limit(NAMED).forEach(at -> {
            FirewallRule other = policy.rules().get(order[at]);
            names.add(Subjects.rule(other.id(), other.label()));
        });
        String rest = count > names.size() ? " and " + (count - names.size()) + " more" : "";
        String message = "the rule matches every call" + on(surfaces) + ", so later rules are not asked there: "
                + String.join(", ", names) + rest;
        String hint = rule.verdict() == Verdict.CAP_COST
                ? "under budget it allows, so put it last or give it a narrower tool_name_glob"
                : "put it last, or narrow it";
        return Issue.warning(pointer, Subjects.rule(rule.id(), rule.label()), message, hint);
    }

    private static String on(EnumSet<Surface> surfaces) {
        return surfaces.size() == Surface.values().length
                ? ""
                : surfaces.stream()
                        .map(surface -> Texts.quote(surface.wire()))
                        .collect(Collectors.joining(" and ", " on stage ", ""));
    }
}
