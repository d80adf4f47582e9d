/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Finds where a match lies, by running a nondeterministic program with its threads in order of preference (Pike 1987,
 * Cox 2009), and holds what it found last. Not thread-safe.
 */
public final class Spans {
    /** Where a group that took no part starts and ends. */
    public static final int NO_GROUP = -1;

    private static final int THREAD = 4;
    private static final int PLACE = 3;

    private NodeSet seen = new NodeSet(0);
    private int[] stack = {};
    private int[] threads = {};
    private int[] others = {};
    private int room = -1;
    private int count;
    private int start;
    private int end;
    private int groupStart;
    private int groupEnd;

    private void prepare(Program program) {
        if (program.size() > room) {
            room = program.size();
            seen = new NodeSet(room);
            stack = new int[PLACE * (room + 2)];
            threads = new int[THREAD * room];
            others = new int[THREAD * room];
        }
        count = 0;
        seen.clear();
    }

    /** Where the match starts. */
    public int start() {
        return start;
    }

    /** Moves the start of the match to where it is known to be; always true. */
    boolean startsAt(int place) {
        start = place;
        return true;
    }

    /** Says where the match lies, of which nothing is marked; always true. */
    boolean lies(int from, int to) {
        start = from;
        end = to;
        groupStart = NO_GROUP;
        groupEnd = NO_GROUP;
        return true;
    }

    /** Where the match ends, exclusive. */
    public int end() {
        return end;
    }

    /** Where the group starts, or {@link #NO_GROUP}. */
    public int groupStart() {
        return groupStart;
    }

    /** Where the group ends, exclusive, or {@link #NO_GROUP}. */
    public int groupEnd() {
        return groupEnd;
    }

    /** Finds the leftmost match from a place, and of those that start there the one that the pattern prefers. */
    boolean find(Program program, String text, int from, boolean anchored) {
        prepare(program);
        boolean found = false;
        int at = from;
        while (true) {
            int next = at < text.length() ? text.codePointAt(at) : -1;
            int holding = holding(program, text, at, next);
            settle(program, at, holding);
            if (!found && (!anchored || at == from)) {
                add(program, program.start(), at, NO_GROUP, NO_GROUP, at, holding);
            }
            if (count == 0 && (found || anchored)) {
                return found;
            }
            found |= step(program, next, at);
            if (next < 0) {
                return found;
            }
            at += Character.charCount(next);
        }
    }

    /** Threads that consumed a code point move on from where they are now. */
    private void settle(Program program, int at, int holding) {
        int[] moved = threads;
        int end = THREAD * count;
        threads = others;
        others = moved;
        count = 0;
        seen.clear();
        for (int i = 0; i < end; i += THREAD) {
            add(program, moved[i], moved[i + 1], moved[i + 2], moved[i + PLACE], at, holding);
        }
    }

    /** Keeps the threads that consume the code point; a thread that matches ends those behind it. */
    private boolean step(Program program, int codePoint, int at) {
        int ofClass = codePoint < 0 ? 0 : program.alphabet().classOf(codePoint);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int thread = THREAD * i;
            int instruction = threads[thread];
            if (program.kind(instruction) == Program.MATCH) {
                start = threads[thread + 1];
                groupStart = threads[thread + 2];
                groupEnd = threads[thread + PLACE];
                end = at;
                count = kept;
                return true;
            }
            if (codePoint >= 0 && program.accepts(instruction, ofClass)) {
                int to = THREAD * kept++;
                threads[to] = program.next(instruction);
                threads[to + 1] = threads[thread + 1];
                threads[to + 2] = threads[thread + 2];
                threads[to + PLACE] = threads[thread + PLACE];
            }
        }
        count = kept;
        return false;
    }

    private void add(Program program, int first, int from, int opened, int closed, int at, int holding) {
        int depth = 0;
        int instruction = first;
        int opens = opened;
        int closes = closed;
        while (true) {
            boolean goesOn = false;
            if (seen.add(instruction)) {
                switch (program.kind(instruction)) {
                    case Program.SPLIT -> {
                        stack[depth++] = program.operand(instruction);
                        stack[depth++] = opens;
                        stack[depth++] = closes;
                        goesOn = true;
                    }
                    case Program.ASSERTION -> goesOn = (holding & program.operand(instruction)) != 0;
                    case Program.MARK -> {
                        if (program.operand(instruction) == Program.GROUP_START) {
                            opens = at;
                        } else {
                            closes = at;
                        }
                        goesOn = true;
                    }
                    default -> {
                        int to = THREAD * count++;
                        threads[to] = instruction;
                        threads[to + 1] = from;
                        threads[to + 2] = opens;
                        threads[to + PLACE] = closes;
                    }
                }
            }
            if (goesOn) {
                instruction = program.next(instruction);
            } else if (depth > 0) {
                closes = stack[--depth];
                opens = stack[--depth];
                instruction = stack[--depth];
            } else {
                return;
            }
        }
    }

    /** The longest string before {@code from} that a program, which reads backwards, matches: its start, or -1. */
    int startBefore(Program program, String text, int from, int limit) {
        prepare(program);
        int found = -1;
        int at = from;
        add(program, program.start(), at, NO_GROUP, NO_GROUP, at, mirrored(program, text, at));
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                if (program.kind(threads[THREAD * i]) == Program.MATCH) {
                    found = at;
                    threads[THREAD * i] = threads[THREAD * --count];
                    break;
                }
            }
            if (at <= limit) {
                break;
            }
            int codePoint = text.codePointBefore(at);
            step(program, codePoint, at);
            at -= Character.charCount(codePoint);
            settle(program, at, mirrored(program, text, at));
        }
        return found;
    }

    private static int mirrored(Program program, String text, int at) {
        if (!program.uses(Assertion.ALL)) {
            return 0;
        }
        int holding = holding(program, text, at, at < text.length() ? text.codePointAt(at) : -1);
        int mirrored = 0;
        for (Assertion assertion : Assertion.values()) {
            if ((holding & assertion.bit()) != 0) {
                mirrored |= assertion.mirrored().bit();
            }
        }
        return mirrored;
    }

    /** The assertions that hold at a place. */
    static int holding(Program program, String text, int at, int next) {
        if (!program.uses(Assertion.ALL)) {
            return 0;
        }
        int before = at > 0 ? text.codePointBefore(at) : -1;
        int holding = before < 0 ? Assertion.BEGIN_TEXT.bit() : 0;
        holding |= before < 0 || before == '\n' ? Assertion.BEGIN_LINE.bit() : 0;
        holding |= next < 0 ? Assertion.END_TEXT.bit() : 0;
        holding |= next < 0 || next == '\n' ? Assertion.END_LINE.bit() : 0;
        boolean boundary = isWord(before) != isWord(next);
        return holding | (boundary ? Assertion.WORD_BOUNDARY : Assertion.NO_WORD_BOUNDARY).bit();
    }

    private static boolean isWord(int codePoint) {
        return ('a' <= codePoint && codePoint <= 'z')
                || ('A' <= codePoint && codePoint <= 'Z')
                || ('0' <= codePoint && codePoint <= '9')
                || codePoint == '_';
    }
}
