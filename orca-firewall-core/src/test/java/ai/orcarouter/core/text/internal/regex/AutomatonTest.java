/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*b",
                "(a|aa)+$",
                "(a|a)*c",
                ".{0,1000}x",
                "(a?){200}b{200}",
                "[ab]*a[ab]{14}c",
                "(.*)(.*)(.*)(.*)d",
                "\\b(\\w+\\s*)*;",
                "a.{30}b.{30}c.{30}d$"
            })
    void simulate_hostilePatternOnLongText_workGrowsLinearly(String pattern) throws Exception {
        Automaton automaton = automaton(pattern);
        long half = work(automaton, text(4_096));
        long whole = work(automaton, text(8_192));
        assertThat(whole).isLessThan((long) (2.2 * half) + 10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b$", "b.{0,300}c", "[ab]*a[ab]{14}c", "(a|b){3}.{100}c", "(a?){100}[ab]{100}c"})
    void find_textForWhichTheCacheOverflows_agreesWithTheProgram(String pattern) throws Exception {
        Automaton automaton = automaton(pattern);
        for (String text : List.of(text(5_000), text(5_000) + "xc", text(20_000) + "xac")) {
            assertThat(automaton.find(text)).isEqualTo(automaton.simulate(text, automaton.stepper()));
            assertThat(automaton.states()).isLessThanOrEqualTo(StateCache.MAX_STATES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*c", "(a|aa)+c$", "[ab]*a[ab]{14}[cd]", "(.*)(.*)(.*)(.*)[cd]", "\\b(\\w+\\s*)*;"})
    void find_hostilePatternOnTheLongestText_ends(String pattern) throws Exception {
        Automaton automaton = automaton(pattern);
        assertThat(automaton.find(text(256 * 1024))).isFalse();
        assertThat(automaton.states()).isLessThanOrEqualTo(StateCache.MAX_STATES);
    }

    @Test
    void find_moreStatesThanTheCacheHolds_staysBoundedAndRight() throws Exception {
        Automaton automaton = automaton("a[ab]{11}c");
        Pattern oracle = Pattern.compile("a[ab]{11}c");
        Random random = new Random(7);
        int most = 0;
        boolean renewed = false;
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, 40);
            int before = automaton.states();
            assertThat(automaton.find(text)).isEqualTo(oracle.matcher(text).find());
            renewed |= automaton.states() < before;
            most = Math.max(most, automaton.states());
        }
        assertThat(most).isBetween(500, StateCache.MAX_STATES);
        assertThat(renewed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a|b)+c$", "a[ab]{11}c", "\\.(pem|key)$", "\\b[ab]+\\b", "(?i)C.*a$", "a.*b.*c.*a.*b"})
    void find_manyThreadsOnOneFreshPattern_agreeWithRe2j(String pattern) throws Exception {
        int threads = 8;
        Pattern oracle = Pattern.compile(pattern);
        List<String> texts = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            String text = random(random, 1 + random.nextInt(30)) + (i % 3 == 0 ? ".pem" : "");
            texts.add(text);
            expected.add(oracle.matcher(text).find());
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                Automaton automaton = automaton(pattern);
                CyclicBarrier barrier = new CyclicBarrier(threads);
                List<Callable<List<Boolean>>> tasks = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    tasks.add(() -> {
                        barrier.await();
                        return texts.stream().map(automaton::find).toList();
                    });
                }
                for (Future<List<Boolean>> answer : pool.invokeAll(tasks)) {
                    assertThat(answer.get()).isEqualTo(expected);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Automaton automaton(String pattern) throws RefusedPatternException {
        return PatternCompiler.read(pattern).automaton().orElseThrow();
    }

    private static long work(Automaton automaton, String text) {
        Stepper stepper = automaton.stepper();
        automaton.simulate(text, stepper);
        return stepper.work();
    }

    /** Letters a and b without a rhythm, and a space now and then. */
    private static String text(int length) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(i % 50 == 49 ? ' ' : (random.nextBoolean() ? 'a' : 'b'));
        }
        return text.toString();
    }

    private static String random(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append("aaabbbbc".charAt(random.nextInt(8)));
        }
        return text.toString();
    }
}
