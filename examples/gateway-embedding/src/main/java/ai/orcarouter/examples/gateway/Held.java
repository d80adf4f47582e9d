/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.guardrails.model.TextStage;
import org.jspecify.annotations.Nullable;

/** An event that waits until everything in it is judged. One thread at a time. */
final class Held {
    private final SseEvent event;
    private final @Nullable Edits edits;
    /** Places that are not judged, and one more until the event has been read to its end. */
    private int open = 1;

    private boolean written;

    Held(SseEvent event, @Nullable Json root) {
        this.event = event;
        this.edits = root == null ? null : new Edits(root.source());
    }

    /** A place in the event that is not judged yet. */
    final class Slot {
        private final Json node;
        private final @Nullable Json tokens;
        private final String text;

        private Slot(Json node, @Nullable Json tokens) {
            this.node = node;
            this.tokens = tokens;
            this.text = node.string().orElse("");
        }

        /** What stands there. */
        String text() {
            return text;
        }

        /** It goes on as it is. */
        void pass() {
            open--;
        }

        /** It goes on with another text. */
        void pass(String instead) {
            open--;
            if (edits != null && !instead.equals(text)) {
                edits.text(node, instead);
                if (tokens != null) {
                    edits.replace(tokens, "null");
                }
            }
        }
    }

    /** Screens every text of a value of this event at once. */
    void screen(Judging judging, Json value) {
        if (edits != null) {
            judging.screenAll(TextStage.OUTPUT, value, edits);
        }
    }

    /** @param tokens where the text is repeated token by token, to be taken out when it changes */
    Slot slot(Json node, @Nullable Json tokens) {
        open++;
        return new Slot(node, tokens);
    }

    /** Says that everything in it that must be judged has its slot. */
    void wasRead() {
        open--;
    }

    boolean isReady() {
        return open == 0;
    }

    int length() {
        return event.data().length();
    }

    /** Whether it has been sent. */
    boolean isWritten() {
        return written;
    }

    void write(StringBuilder out) {
        written = true;
        (edits == null ? event : event.withData(edits.apply())).write(out);
    }
}
