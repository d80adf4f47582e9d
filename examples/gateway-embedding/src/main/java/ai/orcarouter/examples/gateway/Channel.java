/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One text of a streamed answer, spread over places in events. As long as the screen lets everything through as it
 * came, places pass as they are; from the first change on they share out what the screen lets through. The last place
 * waits for the end of the text, so that there is always one that takes what is left. One thread at a time.
 */
final class Channel {
    private final Planes.Answer answer;
    private final Deque<Held.Slot> waiting = new ArrayDeque<>();
    private final StringBuilder expected = new StringBuilder();
    private final StringBuilder free = new StringBuilder();
    private boolean changed;
    private boolean over;
    private boolean cut;

    Channel(Planes.Answer answer) {
        this.answer = answer;
    }

    /** Takes the text of a place. */
    void push(Held.Slot slot) {
        waiting.add(slot);
        if (!changed) {
            expected.append(slot.text());
        }
        take(answer.push(slot.text()));
        cut = answer.isOver();
        share();
    }

    /** Ends the text. */
    void finish() {
        if (over || cut) {
            return;
        }
        over = true;
        take(answer.finish());
        cut = answer.result().blocked();
        share();
        answer.close();
    }

    /** Whether the text has ended. */
    boolean isOver() {
        return over;
    }

    /** Whether the screen cut the text. */
    boolean isCut() {
        return cut;
    }

    /** What the screen let through that no place has taken: after a cut, how the text ends. */
    String rest() {
        return free.toString();
    }

    /** Takes no more; what is held is not let through. */
    void close() {
        answer.close();
    }

    private void take(String out) {
        free.append(out);
        changed |= free.length() > expected.length() || !isPrefix() || (over && free.length() < expected.length());
    }

    private boolean isPrefix() {
        for (int at = 0; at < free.length(); at++) {
            if (free.charAt(at) != expected.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private void share() {
        int kept = over ? 0 : 1;
        if (!cut && changed && (over || !free.isEmpty())) {
            while (waiting.size() > kept) {
                waiting.removeFirst().pass(free.toString());
                free.setLength(0);
            }
        } else if (!cut && !changed) {
            while (waiting.size() > kept
                    && free.length() >= waiting.getFirst().text().length()) {
                Held.Slot slot = waiting.removeFirst();
                slot.pass();
                free.delete(0, slot.text().length());
                expected.delete(0, slot.text().length());
            }
        }
    }
}
