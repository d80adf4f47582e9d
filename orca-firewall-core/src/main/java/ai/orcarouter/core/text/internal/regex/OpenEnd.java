/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Says from where on the matches in a text may be others once more text follows it.
 *
 * <p>Runs the program as {@link Spans} does, match after match, with the threads in order of preference. A match is
 * certain when no preferred thread is left. Of the threads that are left at the end of the text the first started
 * leftmost. Not thread-safe.
 */
final class OpenEnd {
    private final Program program;
    private final NodeSet seen;
    private final int[] stack;
    private int[] instructions;
    private int[] starts;
    private int[] moved;
    private int[] movedStarts;
    private int count;
    private int movedCount;
    private int start;
    private int end;

    /** For a program that reads forwards and marks nothing. */
    OpenEnd(Program program) {
        this.program = program;
        seen = new NodeSet(program.size());
        stack = new int[program.size() + 2];
        instructions = new int[program.size()];
        starts = new int[program.size()];
        moved = new int[program.size()];
        movedStarts = new int[program.size()];
    }

    /** Where the first match from a place on starts that is not certain; the end of the text when there is none. */
    int place(String text, int from) {
        int at = from;
        while (at < text.length() && isCertain(text, at)) {
            at = end + (start == end ? 1 : 0);
        }
        return at < text.length() ? start : text.length();
    }

    /** Finds the next match; when it is not certain, {@code start} is where it may start. */
    private boolean isCertain(String text, int from) {
        boolean found = false;
        movedCount = 0;
        for (int at = from; at < text.length(); ) {
            int next = text.codePointAt(at);
            int holding = Spans.holding(program, text, at, next);
            count = 0;
            seen.clear();
            for (int i = 0; i < movedCount; i++) {
                add(moved[i], movedStarts[i], holding);
            }
            if (!found) {
                add(program.start(), at, holding);
            } else if (count == 0) {
                return true;
            }
            found |= step(program.alphabet().classOf(next), at);
            at += Character.charCount(next);
        }
        return atEnd(text, found);
    }

    private void add(int first, int from, int holding) {
        int depth = 0;
        int at = first;
        while (true) {
            boolean goesOn = false;
            if (seen.add(at)) {
                byte kind = program.kind(at);
                if (kind == Program.SPLIT) {
                    stack[depth++] = program.operand(at);
                    goesOn = true;
                } else if (kind == Program.ASSERTION) {
                    goesOn = (holding & program.operand(at)) != 0;
                } else {
                    instructions[count] = at;
                    starts[count++] = from;
                }
            }
            if (goesOn) {
                at = program.next(at);
            } else if (depth > 0) {
                at = stack[--depth];
            } else {
                return;
            }
        }
    }

    private boolean step(int ofClass, int at) {
        movedCount = 0;
        for (int i = 0; i < count; i++) {
            if (program.kind(instructions[i]) == Program.MATCH) {
                start = starts[i];
                end = at;
                return true;
            }
            if (program.accepts(instructions[i], ofClass)) {
                moved[movedCount] = program.next(instructions[i]);
                movedStarts[movedCount++] = starts[i];
            }
        }
        return false;
    }

    /** The first thread decides that is not known to fail: it has matched, or waits for what follows. */
    private boolean atEnd(String text, boolean found) {
        int holding = Spans.holding(program, text, text.length(), -1) & Assertion.BEGINS;
        seen.clear();
        for (int i = 0; i <= movedCount; i++) {
            boolean last = i == movedCount;
            int kind = last && found ? -1 : first(last ? program.start() : moved[i], holding);
            if (kind >= 0) {
                start = last ? text.length() : movedStarts[i];
                end = text.length();
                return kind == Program.MATCH;
            }
        }
        start = found ? start : text.length();
        return found;
    }

    /** The kind of the first instruction that a thread comes to which matches or needs to know what follows; or -1. */
    private int first(int instruction, int holding) {
        int depth = 0;
        int at = instruction;
        while (true) {
            boolean goesOn = false;
            if (seen.add(at)) {
                byte kind = program.kind(at);
                if (kind == Program.SPLIT) {
                    stack[depth++] = program.operand(at);
                    goesOn = true;
                } else if (kind == Program.ASSERTION && (program.operand(at) & Assertion.BEGINS) != 0) {
                    goesOn = (holding & program.operand(at)) != 0;
                } else {
                    return kind;
                }
            }
            if (goesOn) {
                at = program.next(at);
            } else if (depth > 0) {
                at = stack[--depth];
            } else {
                return -1;
            }
        }
    }
}
