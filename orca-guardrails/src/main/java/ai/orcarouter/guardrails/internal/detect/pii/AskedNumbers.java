/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.pii.NumberingPlans.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the numbering plans said about numbers of one text. They take microseconds for an answer, and a text that has a
 * number once often has it again; a hostile one has it everywhere. Remembers a bounded number of answers. One thread at
 * a time.
 */
final class AskedNumbers {
    private static final int SLOTS = 64;

    private enum Question {
        INTERNATIONAL(1),
        NORTH_AMERICAN(2),
        MOBILE(3),
        NATIONAL(4),
        NATIONAL_WITH_TRUNK(5),
        ABROAD(6);

        private final int seed;

        Question(int seed) {
            this.seed = seed;
        }
    }

    private final String text;
    private final int[] starts = new int[SLOTS];
    private final int[] ends = new int[SLOTS];
    private final @Nullable Question[] questions = new Question[SLOTS];
    private final Answer[] answers = new Answer[SLOTS];

    AskedNumbers(String text) {
        this.text = text;
    }

    /** As {@link NumberingPlans#international}, of the span. */
    Answer international(NumberingPlans plans, int start, int end) {
        return answer(plans, Question.INTERNATIONAL, start, end);
    }

    /** As {@link NumberingPlans#isNorthAmerican}, of the span. */
    boolean isNorthAmerican(NumberingPlans plans, int start, int end) {
        return answer(plans, Question.NORTH_AMERICAN, start, end) == Answer.VALID;
    }

    /** As {@link NumberingPlans#isMobile}, of the span. */
    boolean isMobile(NumberingPlans plans, int start, int end) {
        return answer(plans, Question.MOBILE, start, end) == Answer.VALID;
    }

    /** As {@link NumberingPlans#isNational}, of the span. */
    boolean isNational(NumberingPlans plans, int start, int end, boolean trunk) {
        return answer(plans, trunk ? Question.NATIONAL_WITH_TRUNK : Question.NATIONAL, start, end) == Answer.VALID;
    }

    /** As {@link NumberingPlans#isAbroad}, of the span. */
    boolean isAbroad(NumberingPlans plans, int start, int end) {
        return answer(plans, Question.ABROAD, start, end) == Answer.VALID;
    }

    private Answer answer(NumberingPlans plans, Question question, int start, int end) {
        int slot = slot(question, start, end);
        if (questions[slot] != question
                || ends[slot] - starts[slot] != end - start
                || !text.regionMatches(starts[slot], text, start, end - start)) {
            answers[slot] = asked(plans, question, text.substring(start, end));
            starts[slot] = start;
            ends[slot] = end;
            questions[slot] = question;
        }
        return answers[slot];
    }

    private int slot(Question question, int start, int end) {
        int hash = question.seed;
        for (int i = start; i < end; i++) {
            hash = (hash * 31) + text.charAt(i);
        }
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private static Answer asked(NumberingPlans plans, Question question, String number) {
        return switch (question) {
            case INTERNATIONAL -> plans.international(number);
            case NORTH_AMERICAN -> answer(plans.isNorthAmerican(number));
            case MOBILE -> answer(plans.isMobile(number));
            case NATIONAL -> answer(plans.isNational(number, false));
            case ABROAD -> answer(plans.isAbroad(number));
            case NATIONAL_WITH_TRUNK -> answer(plans.isNational(number, true));
        };
    }

    private static Answer answer(boolean yes) {
        return yes ? Answer.VALID : Answer.NONE;
    }
}
