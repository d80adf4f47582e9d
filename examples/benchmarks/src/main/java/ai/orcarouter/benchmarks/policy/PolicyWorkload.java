/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rules and calls that are the same in every run. Calls touch 2 000 of 20 000 tool names, Zipf(1.0). Rules: 60 % exact
 * names, 25 % {@code server.*}, 13 % {@code *.suffix}, 2 % {@code *}; broad globs always carry a role and a predicate,
 * so that a call's walk stays long. Besides these, 2 to 20 rules for popular names are spread over the list, and the
 * last 1 to 5 rules are bare {@code server.*} globs of the most called servers, so that about half of the calls match
 * somewhere and half fall to the default verdict, deny.
 *
 * @param rules in order
 * @param calls asked in turn
 */
public record PolicyWorkload(List<Rule> rules, List<Call> calls) {
    private static final int CALLS = 1000;
    private static final int RARE = 40_000;
    private static final int COMMON = 40;

    /** Copies the lists. */
    public PolicyWorkload {
        rules = List.copyOf(rules);
        calls = List.copyOf(calls);
    }

    /** The workload with {@code size} rules of all kinds. */
    public static PolicyWorkload of(int size) {
        return of(size, Shape.FULL);
    }

    /** The workload with {@code size} rules of the given shape. */
    public static PolicyWorkload of(int size, Shape shape) {
        List<Rule> rules = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(42);
        int popular = Math.max(2, Math.min(20, size / 5));
        int tail = Math.max(1, Math.min(5, size / 10));
        int step = size / popular;
        for (int i = 0; i < size; i++) {
            if (i >= size - tail) {
                int server = Vocabulary.toolOfRank(i - (size - tail)) / Vocabulary.TOOLS_PER_SERVER;
                rules.add(shaped(new Rule(i, "server" + server + ".*", null, null, (i & 1) == 0), shape));
            } else if (i % step == step / 2) {
                rules.add(shaped(popularRule(i, random), shape));
            } else {
                rules.add(shaped(rule(i, random), shape));
            }
        }
        return new PolicyWorkload(rules, calls(new SplittableRandom(7)));
    }

    /** The same rules with some of the calls, by the verdict of the plain loop. */
    public PolicyWorkload on(Traffic traffic) {
        LoopString loop = new LoopString(this);
        return switch (traffic) {
            case MIXED -> this;
            case ALLOW ->
                new PolicyWorkload(rules, calls.stream().filter(loop::allow).toList());
            case DENY ->
                new PolicyWorkload(
                        rules, calls.stream().filter(call -> !loop.allow(call)).toList());
        };
    }

    private static Rule popularRule(int index, SplittableRandom random) {
        int tool = Vocabulary.toolOfRank(Vocabulary.zipf(random));
        String glob = Vocabulary.tool(tool / Vocabulary.TOOLS_PER_SERVER, tool % Vocabulary.TOOLS_PER_SERVER);
        String role = random.nextBoolean() ? null : role(random);
        return new Rule(index, glob, role, null, random.nextInt(100) < 70);
    }

    private static Rule rule(int index, SplittableRandom random) {
        int kind = random.nextInt(100);
        boolean broad = kind >= 60;
        String glob = glob(kind, random);
        String role = broad || random.nextInt(100) < 50 ? role(random) : null;
        boolean conditional = broad || random.nextInt(100) < 60;
        Predicate predicate = conditional ? predicate(random, glob.startsWith("*")) : null;
        return new Rule(index, glob, role, predicate, random.nextBoolean());
    }

    private static String glob(int kind, SplittableRandom random) {
        if (kind < 60) {
            return Vocabulary.tool(random.nextInt(Vocabulary.SERVERS), random.nextInt(Vocabulary.TOOLS_PER_SERVER));
        }
        if (kind < 85) {
            return "server" + random.nextInt(Vocabulary.SERVERS) + ".*";
        }
        return kind < 98 ? "*." + Vocabulary.action(random.nextInt(10), random.nextInt(10)) : "*";
    }

    private static String role(SplittableRandom random) {
        return Vocabulary.ROLES[random.nextInt(Vocabulary.ROLES.length)];
    }

    /** A rare predicate names a value that few calls have. */
    private static Predicate predicate(SplittableRandom random, boolean rare) {
        int kind = random.nextInt(100);
        if (kind < 35) {
            String[] path = path(random);
            return Predicate.equalTo(path, Vocabulary.value(path, random, rare ? RARE : COMMON));
        }
        if (kind < 65) {
            String[] path = path(random);
            String value = Vocabulary.value(path, random, rare ? RARE : COMMON);
            return Predicate.prefix(path, rare ? value : value.substring(0, Math.max(3, value.length() - 2)));
        }
        if (kind < 80) {
            int id = random.nextInt(Vocabulary.REGEXES.length);
            return Predicate.regex(Vocabulary.PATHS[Vocabulary.REGEX_PATH[id]], Vocabulary.REGEXES[id], id);
        }
        long low = random.nextInt(100_000);
        return Predicate.range(Vocabulary.NUMBER_PATHS[random.nextInt(3)], low, low + (rare ? 10 : 5_000));
    }

    private static String[] path(SplittableRandom random) {
        return Vocabulary.PATHS[random.nextInt(Vocabulary.PATHS.length)];
    }

    private static Rule shaped(Rule rule, Shape shape) {
        return switch (shape) {
            case FULL -> rule;
            case NO_REGEX ->
                new Rule(rule.index(), rule.glob(), rule.roleOrNull(), plain(rule.predicateOrNull()), rule.allow());
            case NAMES ->
                new Rule(rule.index(), rule.any() ? "*.none" + rule.index() : rule.glob(), null, null, rule.allow());
        };
    }

    private static @Nullable Predicate plain(@Nullable Predicate predicate) {
        return predicate == null || predicate.kind() != Predicate.Kind.REGEX
                ? predicate
                : Predicate.equalTo(predicate.path(), "plain-" + predicate.regexId());
    }

    private static List<Call> calls(SplittableRandom random) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int tool = Vocabulary.toolOfRank(Vocabulary.zipf(random));
            Map<String, Object> arguments = new HashMap<>();
            arguments.put("path", suspicious(random) ? "/etc/passwd" : text("path", random));
            if (random.nextInt(2) == 0) {
                arguments.put("url", suspicious(random) ? "http://10.0.0.1/x" : text("url", random));
            }
            if (random.nextInt(2) == 0) {
                arguments.put("query", Map.of("sql", suspicious(random) ? "drop table users" : text("sql", random)));
            }
            arguments.put("options", Map.of("mode", text("mode", random), "depth", number(random)));
            arguments.put("body", Map.of("to", Map.of("address", text("address", random)), "text", "hello " + i));
            arguments.put("amount", number(random));
            arguments.put("limit", number(random));
            String name = Vocabulary.tool(tool / Vocabulary.TOOLS_PER_SERVER, tool % Vocabulary.TOOLS_PER_SERVER);
            calls.add(new Call(name, role(random), arguments));
        }
        return calls;
    }

    private static boolean suspicious(SplittableRandom random) {
        return random.nextInt(50) == 0;
    }

    private static String text(String name, SplittableRandom random) {
        return Vocabulary.value(new String[] {name}, random, COMMON);
    }

    private static Long number(SplittableRandom random) {
        return (long) random.nextInt(100_000);
    }
}
