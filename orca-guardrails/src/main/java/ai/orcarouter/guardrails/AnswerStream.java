/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TokenCost;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a caller while it streams, screened by the guardrail that held when it began ({@link StreamScreener}).
 * What rules find is recorded once: when the answer ends, is cut or is closed.
 *
 * <p>While it cannot be told which guardrail screens it, the first text is that of a cut and nothing else comes out.
 * One thread at a time. Closing an answer that has not ended, because its reader went away, records what was found so
 * far.
 */
public final class AnswerStream implements AutoCloseable {
    /** How much text is kept for fingerprints, in UTF-16 code units; matches behind it are recorded without. */
    static final int MAX_KEPT = 1 << 20;

    private static final String WITHHELD = "[response truncated by guardrail: policy_unavailable policy violation]";

    /** Records what became of an answer. */
    interface Recorder {
        /** Called once; {@code text} is how it began. */
        void ended(StreamScreening result, String text);
    }

    private static final Recorder UNRECORDED = (result, text) -> {};

    private final @Nullable StreamScreener screener;
    private final boolean withheld;
    private final String message;
    private final Recorder recorder;
    private final StringBuilder kept = new StringBuilder();
    private long received;
    private boolean recorded;
    private boolean over;

    private AnswerStream(@Nullable StreamScreener screener, boolean withheld, String message, Recorder recorder) {
        this.screener = screener;
        this.withheld = withheld;
        this.message = message;
        this.recorder = recorder;
    }

    static AnswerStream screened(StreamScreener screener, Recorder recorder) {
        return new AnswerStream(screener, false, "", recorder);
    }

    /** One that nobody records, so that nothing is kept for it. */
    static AnswerStream unrecorded(StreamScreener screener) {
        return new AnswerStream(screener, false, "", UNRECORDED);
    }

    static AnswerStream unscreened() {
        return new AnswerStream(null, false, "", UNRECORDED);
    }

    static AnswerStream withheld(String message) {
        return new AnswerStream(null, true, message, UNRECORDED);
    }

    /** Takes a chunk and returns the text to forward now, which may be empty. */
    public String push(String chunk) {
        if (over) {
            return "";
        }
        if (screener == null) {
            received += chunk.length();
            return withheld ? cut() : chunk;
        }
        if (recorder != UNRECORDED) {
            kept.append(chunk, 0, Math.min(chunk.length(), MAX_KEPT - kept.length()));
        }
        String out = screener.push(chunk);
        if (screener.isOver()) {
            close();
        }
        return out;
    }

    private String cut() {
        over = true;
        return WITHHELD;
    }

    /** Ends the answer and returns the last text to forward. */
    public String finish() {
        return finish("", List.of());
    }

    /**
     * Ends the answer and returns the last text to forward. Asks whoever the rules say, so it may take their time.
     *
     * @param question what the text answers; may be empty
     * @param sources what it should be borne out by; may be empty
     */
    public String finish(String question, List<String> sources) {
        if (over) {
            return "";
        }
        if (screener == null) {
            over = true;
            return withheld ? WITHHELD : "";
        }
        String out = screener.finish(question, sources);
        close();
        return out;
    }

    /** Whether the answer was cut or has ended; chunks are ignored from then on. */
    public boolean isOver() {
        return over;
    }

    /** What became of the answer so far. */
    public StreamScreening result() {
        return screener != null
                ? screener.result()
                : new StreamScreening(
                        withheld, false, message, List.of(), List.of(), Set.of(), TokenCost.NONE, received, 0);
    }

    /** Records what was found, if that has not been done, and takes no more. */
    @Override
    public void close() {
        over = true;
        if (!recorded && screener != null) {
            recorded = true;
            recorder.ended(screener.result(), kept.toString());
            kept.setLength(0);
        }
    }
}
