/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.StreamScreener;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TextStage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a guardrail does about two prompts and about an answer that streams. */
final class ThirdAct {
    /** A prompt that is masked. */
    static final String CUSTOMER =
            "Refund order 4711 to ann.meyer@hillcrest.org, card 5500 0000 0000 0004, and tell her so.";

    /** A prompt with a credential. */
    static final String CONFIGURATION = "Why is postgres://billing:Vx7qTz2mPw9k@db.larkfield.net/orders so slow?";

    /** An answer that tells in the end what it should not. */
    static final String ANSWER = "I have written to ann.meyer@hillcrest.org. "
            + "The orders of this week went out in time, apart from those that customs keep. ".repeat(25)
            + "By the way, Project Heron closes on Friday.";

    private static final int CHUNK = 7;
    private static final int HOLD_BACK = 1_024;
    private static final int SHOWN = 72;

    private final GuardrailEngine guardrail;

    ThirdAct(Guardrail rules) {
        guardrail = GuardrailEngine.builder(rules).build();
    }

    /**
     * What a stream came to.
     *
     * @param sent what reached the user
     * @param last the text that ended it
     * @param result why
     */
    record Streamed(String sent, String last, StreamScreening result) {}

    /** What the rules say about a prompt. */
    Screening prompt(String text) {
        return guardrail.screen(TextStage.INPUT, text);
    }

    /** Screens the answer as it comes. */
    Streamed stream() {
        StreamScreener screener = StreamScreener.builder(guardrail)
                .mode(StreamScreener.Mode.MASK)
                .holdBack(HOLD_BACK)
                .build();
        StringBuilder sent = new StringBuilder();
        String next = "";
        for (int at = 0; at < ANSWER.length() && !screener.isOver(); at += CHUNK) {
            sent.append(next);
            next = screener.push(ANSWER.substring(at, Math.min(ANSWER.length(), at + CHUNK)));
        }
        return new Streamed(sent.toString(), next + screener.finish(), screener.result());
    }

    /** Prints all of it. */
    void play(PrintWriter out, Style style) {
        out.println();
        out.println(style.heading("Third act: what goes into the model and what comes out"));
        for (String text : List.of(CUSTOMER, CONFIGURATION)) {
            Screening screening = prompt(text);
            line(out, "prompt   %s", text);
            line(
                    out,
                    "%s %s",
                    screening.blocked() ? "blocked:" : "masked: ",
                    screening.text().orElse(screening.message()));
        }
        Streamed streamed = stream();
        line(out, "answer   %s ... in chunks of %d characters", ANSWER.substring(0, SHOWN), CHUNK);
        line(out, "sent:    %s ...", streamed.sent().substring(0, SHOWN));
        line(out, "cut:     after %,d characters: %s", streamed.sent().length(), streamed.last());
        line(out, "         %s", streamed.result().message());
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
