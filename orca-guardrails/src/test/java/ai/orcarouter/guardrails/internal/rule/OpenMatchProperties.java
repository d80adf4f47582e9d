/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is settled in a part of a text is what a search of the whole text finds there. */
final class OpenMatchProperties {
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "[ab]",
            "[^a]",
            ".",
            "c ",
            "\\bA",
            "(?i:B)",
            "\\Qab\\E",
            "$",
            "^",
            "\\x61",
            "\\x{62}",
            "\\w",
            "\\s",
            "[[:alpha:]]",
            "(?s:.)",
            "(?m:^)a",
            "(?m:b$)",
            "\\d");

    private static String pattern(Random random) {
        return pattern(random, 0, new AtomicInteger());
    }

    /** A group's name may stand once in a pattern, so the names are counted. */
    private static String pattern(Random random, int depth, AtomicInteger names) {
        StringBuilder out = new StringBuilder();
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            int kind = random.nextInt(depth > 2 ? 6 : 9);
            if (kind < 6) {
                out.append(ATOMS.get(random.nextInt(ATOMS.size())));
            } else if (kind == 6) {
                out.append("(?:")
                        .append(pattern(random, depth + 1, names))
                        .append(')')
                        .append(repeat(random));
            } else if (kind == 7) {
                out.append('(')
                        .append(pattern(random, depth + 1, names))
                        .append('|')
                        .append(pattern(random, depth + 1, names))
                        .append(')');
            } else {
                out.append(random.nextBoolean() ? "a" : "(?P<n" + names.getAndIncrement() + ">b)")
                        .append(repeat(random));
            }
        }
        return out.toString();
    }

    private static String repeat(Random random) {
        return List.of("", "*", "+", "?", "*?", "{2}", "{1,3}", "{2,}").get(random.nextInt(8));
    }

    private static List<Hit> until(List<Hit> hits, int settled) {
        return hits.stream().filter(hit -> hit.start() < settled).toList();
    }

    @Property(tries = 3_000)
    void settled_anyPattern_isWhatTheWholeTextGives(@ForAll Random random) {
        assertSettledIsWhatTheWholeTextGives(random, pattern(random));
    }

    @Property(tries = 1_000)
    void settled_patternWithPropertyClass_isWhatTheWholeTextGives(@ForAll Random random) {
        String foreign = pattern(random) + (random.nextBoolean() ? "\\pL" : "|\\p{Lu}b");
        assertSettledIsWhatTheWholeTextGives(random, foreign);
    }

    private static void assertSettledIsWhatTheWholeTextGives(Random random, String pattern) {
        PatternCheck check = new PatternCheck(pattern);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            text.append("aaabbbcAB \n_".charAt(random.nextInt(12)));
        }
        List<Hit> whole = check.find(text.toString());
        int restart = 0;
        for (int end = 1; end <= text.length(); end++) {
            String seen = text.substring(Math.max(0, restart - 1), end);
            int from = Math.min(1, restart);
            int base = restart - from;
            int settled = check.settled(seen, from, 0);
            List<Hit> now = check.find(seen, from).stream()
                    .map(hit -> new Hit(hit.kind(), hit.start() + base, hit.end() + base, hit.mask(), null))
                    .toList();
            int from0 = restart;
            int upTo = settled + base;
            assertThat(until(now, upTo))
                    .as("/%s/ in \"%s\", the first %s", pattern, text, end)
                    .isEqualTo(until(whole, upTo).stream()
                            .filter(hit -> hit.start() >= from0)
                            .toList());
            boolean within = whole.stream().anyMatch(hit -> hit.start() < upTo && hit.end() > upTo);
            restart = within ? restart : upTo;
        }
    }

    @Example
    void start_noMatchHasBegun_isTheEnd() {
        assertThat(new OpenMatch("sk-[a-z]{3}").start("hello sk-abc def", 0, List.of()))
                .isEqualTo(16);
        assertThat(new OpenMatch("sk-[a-z]{3}").start("hello sk-a", 0, List.of()))
                .isEqualTo(6);
        assertThat(new OpenMatch("(?s)a.*z").start("xx a xx", 0, List.of())).isEqualTo(3);
        assertThat(new OpenMatch("(?i)a.*z").start("xx A xx\n", 0, List.of())).isEqualTo(8);
    }

    @Example
    void start_longAndNestedPatterns_areStillTold() {
        String longest = "k".repeat(1_900) + "[0-9]{20}";
        assertThat(new OpenMatch(longest).start("..kkk", 0, List.of())).isEqualTo(2);
        assertThat(new OpenMatch("(?:[a-z]{100}-){9}x").start("..abc", 0, List.of()))
                .isEqualTo(2);
    }

    @Example
    void start_deeperThanCanBeTold_saysNothingIsSettled() {
        String deep = "(".repeat(150) + "a" + ")".repeat(150);
        assertThat(new OpenMatch(deep).start("....", 1, List.of())).isEqualTo(1);
    }
}
