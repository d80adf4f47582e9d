/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Advances sets of instructions over a text, one class of code points at a time. Holds scratch space only. Not
 * thread-safe.
 *
 * <p>A set stands for a position. Assertions that the code point before the position decides are settled when the set
 * is made; those that need the next code point stay in the set, and are settled by the next step.
 */
final class Stepper {
    /** What came before a position: nothing, a line feed, a word character, anything else. */
    static final int AT_START = 0;

    static final int AFTER_NEWLINE = 1;
    static final int AFTER_WORD = 2;
    static final int AFTER_OTHER = 3;

    static final int CONTEXTS = 4;

    private static final int ENDS = Assertion.END_TEXT.bit() | Assertion.END_LINE.bit();

    private final Program program;
    private final boolean restarts;
    private final boolean longest;
    private final boolean settles;
    private final int[] contexts;
    private final NodeSet settled;
    private final int[] stack;
    private long work;

    /** Matches may begin anywhere. */
    Stepper(Program program) {
        this(program, true);
    }

    /** Matches may begin anywhere or, unless it {@code restarts}, at the first position only. */
    Stepper(Program program, boolean restarts) {
        this(program, restarts, false);
    }

    /** The same where no match ends what is less preferred, if the {@code longest} is wanted. */
    Stepper(Program program, boolean restarts, boolean longest) {
        this.program = program;
        this.longest = longest;
        this.restarts = restarts;
        settles = program.uses(Assertion.ALL & ~Assertion.BEGINS);
        settled = new NodeSet(program.size());
        stack = new int[program.size() + 2];
        contexts = new int[program.alphabet().count()];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = contextOf(program.alphabet().example(i));
        }
    }

    private int contextOf(int codePoint) {
        if (codePoint == '\n' && program.uses(Assertion.BEGIN_LINE.bit() | Assertion.END_LINE.bit())) {
            return AFTER_NEWLINE;
        }
        return CharSet.WORD.contains(codePoint) && program.uses(Assertion.WORDS) ? AFTER_WORD : AFTER_OTHER;
    }

    /** The context of a position after a code point of the class. */
    int contextAfter(int ofClass) {
        return contexts[ofClass];
    }

    /** How many instructions were visited since this was made; for tests of its complexity. */
    long work() {
        return work;
    }

    /** Fills {@code into} for the start of the text; true when that is a match already. */
    boolean start(NodeSet into) {
        return start(AT_START, into);
    }

    /** Fills {@code into} for a first position in a context; true when that is a match already. */
    boolean start(int context, NodeSet into) {
        into.clear();
        return close(program.start(), Assertion.BEGINS, begins(context), into);
    }

    /** Whether a search that is past the start of the text and holds no instructions can never find anything. */
    boolean isAnchored() {
        if (!restarts) {
            return true;
        }
        NodeSet none = new NodeSet(program.size());
        for (int context = AFTER_NEWLINE; context < CONTEXTS; context++) {
            if (close(program.start(), Assertion.BEGINS, begins(context), none)) {
                return false;
            }
        }
        return !hasConsumerOrPending(none);
    }

    private boolean hasConsumerOrPending(NodeSet set) {
        for (int i = 0; i < set.size(); i++) {
            if (isKept(set.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the instruction tells one set from another; forks and settled assertions do not. */
    boolean isKept(int instruction) {
        return program.kind(instruction) == Program.CHARS || isPending(instruction);
    }

    /** Whether the instruction waits for the next code point to be settled. */
    boolean isPending(int instruction) {
        return program.kind(instruction) == Program.ASSERTION && (program.operand(instruction) & Assertion.BEGINS) == 0;
    }

    /**
     * Moves from {@code from} over a code point of the class to {@code into}, where a match may also begin anew if this
     * {@code restarts}.
     *
     * @return whether a match was completed, before or after the code point; {@code into} is unfinished then
     */
    boolean step(NodeSet from, int context, int ofClass, NodeSet into) {
        int after = contexts[ofClass];
        int ends = after == AFTER_NEWLINE ? Assertion.END_LINE.bit() : 0;
        if (settle(from, begins(context) | ends | words(context, after == AFTER_WORD))) {
            return true;
        }
        NodeSet here = settles ? settled : from;
        into.clear();
        int begins = begins(after);
        for (int i = 0; i < here.size(); i++) {
            int instruction = here.at(i);
            if (program.kind(instruction) == Program.CHARS
                    && program.accepts(instruction, ofClass)
                    && close(program.next(instruction), Assertion.BEGINS, begins, into)) {
                return true;
            }
        }
        return restarts && close(program.start(), Assertion.BEGINS, begins, into);
    }

    /**
     * Moves from instructions that are tried at a position, in the order of preference, to those that are tried behind
     * a code point of the class, unless a match ends before it that is preferred to them.
     *
     * @param ofClass the number of classes for the end of the text
     * @param anew whether a match may also begin at the position
     * @return whether a match ends at the position
     */
    boolean pass(NodeSet from, int context, int ofClass, boolean anew, NodeSet into) {
        boolean atEnd = ofClass == contexts.length;
        int after = atEnd ? AFTER_OTHER : contexts[ofClass];
        int ends = atEnd ? ENDS : after == AFTER_NEWLINE ? Assertion.END_LINE.bit() : 0;
        int holding = begins(context) | ends | words(context, after == AFTER_WORD);
        settled.clear();
        boolean cut = false;
        for (int i = 0; i < from.size() && !cut; i++) {
            cut = close(from.at(i), Assertion.ALL, holding, settled);
        }
        if (anew && !cut) {
            close(program.start(), Assertion.ALL, holding, settled);
        }
        into.clear();
        for (int i = 0; i < settled.size() && !atEnd; i++) {
            int instruction = settled.at(i);
            if (program.kind(instruction) == Program.CHARS && program.accepts(instruction, ofClass)) {
                into.add(program.next(instruction));
            }
        }
        return settled.contains(Program.ACCEPT);
    }

    /** Whether the text has a match when it ends at this position. */
    boolean matchesAtEnd(NodeSet from, int context) {
        return settle(from, begins(context) | ENDS | words(context, false));
    }

    private boolean settle(NodeSet from, int holding) {
        if (!settles) {
            return false;
        }
        settled.clear();
        for (int i = 0; i < from.size(); i++) {
            if (close(from.at(i), Assertion.ALL, holding, settled)) {
                return true;
            }
        }
        return false;
    }

    private static int begins(int context) {
        return switch (context) {
            case AT_START -> Assertion.BEGINS;
            case AFTER_NEWLINE -> Assertion.BEGIN_LINE.bit();
            default -> 0;
        };
    }

    private static int words(int context, boolean wordFollows) {
        return ((context == AFTER_WORD) == wordFollows ? Assertion.NO_WORD_BOUNDARY : Assertion.WORD_BOUNDARY).bit();
    }

    /**
     * Adds an instruction and all that it leads to without consuming anything.
     *
     * @param known the assertions that can be settled
     * @param holding those of them that hold
     * @return whether the match instruction is among them, which is then the last; false for the longest match
     */
    private boolean close(int instruction, int known, int holding, NodeSet into) {
        int depth = 0;
        int at = instruction;
        while (true) {
            work++;
            boolean goesOn = false;
            if (into.add(at)) {
                byte kind = program.kind(at);
                if (kind == Program.MATCH && !longest) {
                    return true;
                }
                if (kind == Program.SPLIT) {
                    stack[depth++] = program.operand(at);
                    goesOn = true;
                } else if (kind == Program.ASSERTION) {
                    goesOn = (known & holding & program.operand(at)) != 0;
                }
            }
            if (goesOn) {
                at = program.next(at);
            } else if (depth > 0) {
                at = stack[--depth];
            } else {
                return false;
            }
        }
    }
}
