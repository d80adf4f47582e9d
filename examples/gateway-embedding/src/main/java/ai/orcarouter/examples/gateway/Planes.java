/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.TextStage;

/** Who decides about calls and texts: two engines, or a workspace. Thread-safe. */
interface Planes {
    /** Judges a call, or a definition on the inbound surface. */
    Ruling judge(Caller caller, ToolCall call);

    /** Screens a whole text. */
    Screening screen(Caller caller, TextStage stage, String text);

    /** Starts to screen a text that streams. */
    Answer stream(Caller caller);

    /** A text that streams. One thread at a time. */
    interface Answer extends AutoCloseable {
        /** Takes a chunk; what can be sent. */
        String push(String chunk);

        /** Ends the text; what is left to send. */
        String finish();

        /** Whether it was cut or has ended. */
        boolean isOver();

        /** What became of it so far. */
        StreamScreening result();

        /** Records what was found by a text that is not read to its end. */
        @Override
        void close();
    }
}
