/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.ground;

import ai.orcarouter.guardrails.internal.ground.Words.Word;
import ai.orcarouter.guardrails.spi.GroundingVerifier;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares an answer with its sources by words (detection research, section 5): how much of each sentence stands in one
 * place of the sources, word for word and in pairs, and whether its numbers, names and negations do. Scripts that put
 * no spaces between words are compared by pairs of characters, without names and negations.
 *
 * <p>Deterministic and explainable. What it cannot see: statements that follow only by reasoning, and paraphrases that
 * share no words. Time grows with the sentences of the answer times those of the sources; it stops when its thread is
 * interrupted. Thread-safe.
 */
public final class LexicalGroundingVerifier implements GroundingVerifier {
    /** Sentences that are compared with together. */
    private static final int WINDOW = 3;

    private static final double NUMBER_DIFFERS = 0.2;
    private static final double NAME_DIFFERS = 0.4;
    private static final double NEGATION_DIFFERS = 0.3;
    private static final double PAIRS = 0.25;

    @Override
    public List<Claim> verify(String question, String answer, List<String> sources) throws InterruptedException {
        Set<String> asked = new HashSet<>();
        Words.of(question, 0, question.length()).forEach(word -> asked.add(word.stem()));
        Places places = places(sources);
        List<Claim> claims = new ArrayList<>();
        for (int[] sentence : sentences(answer)) {
            List<Word> words = Words.of(answer, sentence[0], sentence[1]);
            if (words.stream().anyMatch(word -> !word.negation())) {
                claims.add(claim(sentence, words, asked, places));
            }
        }
        return claims;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static Claim claim(int[] sentence, List<Word> words, Set<String> asked, Places places)
            throws InterruptedException {
        List<Word> content = words.stream()
                .filter(word -> !word.negation() && !asked.contains(word.stem()))
                .toList();
        if (content.isEmpty()) {
            content = words.stream().filter(word -> !word.negation()).toList();
        }
        List<Word> numbers = words.stream().filter(Word::number).toList();
        boolean denies = words.stream().anyMatch(Word::negation);
        checkInterrupt();
        int[] found = places.count(content);
        int[] foundNumbers = places.count(numbers);
        int[] foundPairs = places.countPairs(words);
        double best = 0;
        String why = "no place of the sources speaks of it";
        for (int place = 0; place < found.length; place++) {
            double covered = (double) found[place] / content.size();
            double paired = words.size() < 2 ? covered : (double) foundPairs[place] / (words.size() - 1);
            double support = covered * (1 - PAIRS + (PAIRS * paired));
            String reason = "its words stand in the sources";
            if (support > NUMBER_DIFFERS && foundNumbers[place] < numbers.size()) {
                support = NUMBER_DIFFERS;
                reason = "a number is not that of the sources";
            } else if (support > NEGATION_DIFFERS
                    && denies != places.denies(place)
                    && isSameMatter(found[place], places.words(place))) {
                support = NEGATION_DIFFERS;
                reason = "it denies what the sources say, or says what they deny";
            }
            if (support > best) {
                best = support;
                why = reason;
            }
        }
        boolean unknownName = content.stream().anyMatch(word -> word.name() && !places.know(word));
        if (best > NAME_DIFFERS && unknownName) {
            best = NAME_DIFFERS;
            why = "a name is not in the sources";
        }
        return new Claim(sentence[0], sentence[1], best, why);
    }

    /** Negations are compared only where the place speaks of nothing but what the sentence speaks of. */
    private static boolean isSameMatter(int found, int words) {
        return found * 2 >= words;
    }

    /** Every sentence of the sources, and every few together. */
    private static Places places(List<String> sources) throws InterruptedException {
        Places out = new Places();
        for (String source : sources) {
            List<int[]> sentences = sentences(source);
            List<List<Word>> words = new ArrayList<>();
            for (int[] sentence : sentences) {
                checkInterrupt();
                words.add(Words.of(source, sentence[0], sentence[1]));
            }
            for (int i = 0; i < words.size(); i++) {
                for (int length = 1; length <= WINDOW && i + length <= words.size(); length += WINDOW - 1) {
                    out.add(words.subList(i, i + length));
                }
            }
            if (words.size() == 2) {
                out.add(words);
            }
        }
        return out;
    }

    private static List<int[]> sentences(String text) {
        List<int[]> out = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            out.add(new int[] {start, end});
            start = end;
        }
        return out;
    }
}
