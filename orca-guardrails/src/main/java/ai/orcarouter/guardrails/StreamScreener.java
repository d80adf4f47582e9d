/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.internal.stream.Settings;
import ai.orcarouter.guardrails.internal.stream.TextStream;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.StreamWarning;
import java.util.List;

/**
 * Screens one answer while it streams: chunks of text in, text to forward out (REFERENCE 4.10).
 *
 * <p>In both modes a rule that blocks cuts the stream: the last text is {@code [response truncated by guardrail: TYPES
 * policy violation]} with the types of the rules, never anything from the text, and whatever follows is ignored.
 *
 * <ul>
 *   <li>{@link Mode#DETECT}, the documented mode: text is forwarded in steps of up to an eighth of the hold-back, each
 *       scanned together with what came before; matches that a rule masks are recorded and not rewritten, which
 *       {@link StreamWarning#MASK_NOT_APPLIED} says.
 *   <li>{@link Mode#MASK}, an extension: matches are masked. At most {@link Builder#holdBack} characters are held back,
 *       and text without matches is forwarded when so many were received.
 * </ul>
 *
 * <p>What comes out of {@code MASK} does not depend on the chunks, even if they cut surrogate pairs. It is what
 * {@link GuardrailEngine#screen} makes of the whole text when that is shorter than the hold-back, whatever the rules.
 * For longer texts it is the same for keywords, patterns, custom entities and lengths, as long as no match, nor the
 * beginning of one, is longer than seven eighths of the hold-back; where letters of another script pass for Latin ones
 * what tells must stand in the same line. For built-in detectors it is the same as long as what they see and their
 * grounds lie within half of it. No character of a masked match is forwarded: where one may have begun that outgrows
 * the hold-back, the stream is cut before it ({@link StreamWarning#MATCH_TOO_LONG}). Where a detector changes its mind
 * about text already sent it can no longer help that; what is left of the match is masked
 * ({@link StreamWarning#FOUND_TOO_LATE}).
 *
 * <p>Rules that ask others (judges, services, grounding) are asked once, when the stream ends, about up to
 * {@link #MAX_KEPT} characters as the other rules masked them. They can block and mask only what has not been sent by
 * then, which {@link StreamWarning#DECIDED_AFTER_SENDING} says; a stream that was cut before is not asked about.
 *
 * <p>Each character is scanned a number of times that depends on neither the text's length nor the chunks: five or six
 * times when masking, up to 24 when matches keep the scan from going on. One thread at a time.
 */
public final class StreamScreener {
    /** The hold-back when not said, in UTF-16 code units. */
    public static final int DEFAULT_HOLD_BACK = 4_096;

    /** How much text is kept for rules that ask others, in UTF-16 code units. */
    public static final int MAX_KEPT = 1 << 20;

    private static final int LEAST = 1_024;
    private static final int MOST = 1 << 16;

    /** What becomes of matches that a rule masks. */
    public enum Mode {
        /** They are recorded and forwarded as they are. */
        DETECT,
        /** They are masked before they are forwarded. */
        MASK
    }

    private final TextStream stream;

    private StreamScreener(Builder builder) {
        boolean masks = builder.mode == Mode.MASK;
        stream = new TextStream(builder.engine.compiled(), new Settings(masks, builder.holdBack, MAX_KEPT));
    }

    /** Starts a screener of one answer by the rules of an engine's guardrail for answers. */
    public static Builder builder(GuardrailEngine engine) {
        return new Builder(engine);
    }

    /** Takes a chunk and returns the text to forward now, which may be empty. */
    public String push(String chunk) {
        return stream.push(chunk);
    }

    /** Ends the stream and returns the last text to forward. */
    public String finish() {
        return finish("", List.of());
    }

    /**
     * Ends the stream and returns the last text to forward. Asks whoever the rules say, so it may take their time.
     *
     * @param question what the text answers; may be empty
     * @param sources what it should be borne out by; may be empty
     */
    public String finish(String question, List<String> sources) {
        return stream.finish(question, sources);
    }

    /** Whether the stream was cut or has ended; chunks are ignored from then on. */
    public boolean isOver() {
        return stream.isOver();
    }

    /** How many UTF-16 code units are held back now. */
    public int held() {
        return stream.held();
    }

    /** How many UTF-16 code units are in memory for scanning; at most four times the hold-back. */
    public int windowSize() {
        return stream.windowSize();
    }

    /** What became of the stream so far. */
    public StreamScreening result() {
        return stream.result();
    }

    /** Builds a screener. One thread at a time. */
    public static final class Builder {
        private final GuardrailEngine engine;
        private Mode mode = Mode.DETECT;
        private int holdBack = DEFAULT_HOLD_BACK;

        private Builder(GuardrailEngine engine) {
            this.engine = engine;
        }

        /** Sets the mode; {@link Mode#DETECT} when not said. */
        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        /**
         * Sets the most that is held back; {@link #DEFAULT_HOLD_BACK} when not said. Less of it forwards text sooner
         * and lets shorter matches count as too long.
         *
         * @param characters in UTF-16 code units, from 1,024 to 65,536
         * @throws IllegalArgumentException when it is less or more
         */
        public Builder holdBack(int characters) {
            if (characters < LEAST || characters > MOST) {
                throw new IllegalArgumentException("a hold-back is from 1,024 to 65,536 characters: " + characters);
            }
            holdBack = characters;
            return this;
        }

        /** The screener. */
        public StreamScreener build() {
            return new StreamScreener(this);
        }
    }
}
