/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Searches texts for one pattern with a deterministic automaton that grows on demand. Thread-safe.
 *
 * <p>When the cache of states is full, the running search goes on with the nondeterministic program, and the next one
 * starts with an empty cache: time stays linear in the text and memory bounded whatever the texts are.
 */
public final class Automaton {
    private final Program program;
    private final Alphabet alphabet;
    private final char[] classes;
    private final boolean backwards;
    private final String required;
    private final boolean requiredFirst;
    private volatile StateCache cache;

    private Automaton(Program program, StateCache cache, boolean backwards, RequiredLiteral literal) {
        this.program = program;
        this.cache = cache;
        this.backwards = backwards;
        alphabet = program.alphabet();
        classes = alphabet.table();
        // An anchored search ends after a few characters by itself.
        required = cache.isAnchored() ? "" : literal.text();
        requiredFirst = literal.isPrefix();
    }

    /** Chooses the direction: backwards only for patterns that are tied to the end of the text and not to its start. */
    static Automaton of(Node root) {
        RequiredLiteral literal = RequiredLiteral.of(root);
        Program forwards = Program.of(root, false);
        StateCache forwardsCache = new StateCache(forwards);
        if (!forwardsCache.isAnchored() && forwards.uses(Assertion.END_TEXT.bit())) {
            Program reverse = Program.of(root, true);
            StateCache reverseCache = new StateCache(reverse);
            if (reverseCache.isAnchored()) {
                return new Automaton(reverse, reverseCache, true, literal);
            }
        }
        return new Automaton(forwards, forwardsCache, false, literal);
    }

    /** Whether the pattern is found anywhere in the text. */
    public boolean find(String text) {
        StateCache states = cache;
        int start = states.start();
        if (start < 0) {
            return start == StateCache.MATCH;
        }
        if (backwards) {
            return findBackwards(text, states, start);
        }
        int from = 0;
        if (!required.isEmpty()) {
            int found = text.indexOf(required);
            if (found < 0) {
                return false;
            }
            from = requiredFirst ? found : 0;
        }
        return findForwards(text, from, states, start);
    }

    private boolean findForwards(String text, int from, StateCache states, int start) {
        int length = text.length();
        int state = start;
        int at = from;
        while (true) {
            int[] table = states.table();
            int next = state;
            // The loop where the time goes: it knows only Latin-1 and transitions that were taken before.
            for (; at < length; at++) {
                char unit = text.charAt(at);
                if (unit >= Alphabet.TABLE_SIZE) {
                    break;
                }
                next = table[state + classes[unit]];
                if (next <= 0) {
                    break;
                }
                state = next;
            }
            if (next < 0) {
                return next == StateCache.MATCH;
            }
            if (at >= length) {
                return matchesAtEnd(states, state);
            }
            int codePoint = text.codePointAt(at);
            next = states.next(state, alphabet.classOf(codePoint));
            if (next < 0) {
                return next == StateCache.MATCH || (next == StateCache.FULL && simulate(text, at, states, state));
            }
            state = next;
            at += Character.charCount(codePoint);
        }
    }

    /** The same from the end of the text; {@code at} is the position behind the next code point. */
    private boolean findBackwards(String text, StateCache states, int start) {
        int state = start;
        int at = text.length();
        while (true) {
            int[] table = states.table();
            int next = state;
            for (; at > 0; at--) {
                char unit = text.charAt(at - 1);
                if (unit >= Alphabet.TABLE_SIZE) {
                    break;
                }
                next = table[state + classes[unit]];
                if (next <= 0) {
                    break;
                }
                state = next;
            }
            if (next < 0) {
                return next == StateCache.MATCH;
            }
            if (at <= 0) {
                return matchesAtEnd(states, state);
            }
            int codePoint = text.codePointBefore(at);
            next = states.next(state, alphabet.classOf(codePoint));
            if (next < 0) {
                return next == StateCache.MATCH || (next == StateCache.FULL && simulate(text, at, states, state));
            }
            state = next;
            at -= Character.charCount(codePoint);
        }
    }

    private boolean matchesAtEnd(StateCache states, int state) {
        return states.next(state, alphabet.count()) == StateCache.MATCH;
    }

    /** Finishes a search at a position, from a state of a full cache, and replaces that cache. */
    private boolean simulate(String text, int position, StateCache full, int state) {
        renew(full);
        NodeSet current = new NodeSet(program.size());
        int context = full.load(state, current);
        return simulate(text, position, new Stepper(program), current, context);
    }

    /** Searches without the cache; package-private so that tests can count the work. */
    boolean simulate(String text, Stepper stepper) {
        NodeSet current = new NodeSet(program.size());
        int position = backwards ? text.length() : 0;
        return stepper.start(current) || simulate(text, position, stepper, current, Stepper.AT_START);
    }

    private boolean simulate(String text, int position, Stepper stepper, NodeSet first, int firstContext) {
        NodeSet current = first;
        NodeSet other = new NodeSet(program.size());
        int context = firstContext;
        int at = position;
        int end = backwards ? 0 : text.length();
        while (at != end) {
            int codePoint = backwards ? text.codePointBefore(at) : text.codePointAt(at);
            int ofClass = alphabet.classOf(codePoint);
            if (stepper.step(current, context, ofClass, other)) {
                return true;
            }
            NodeSet swap = current;
            current = other;
            other = swap;
            context = stepper.contextAfter(ofClass);
            at += backwards ? -Character.charCount(codePoint) : Character.charCount(codePoint);
        }
        return stepper.matchesAtEnd(current, context);
    }

    private synchronized void renew(StateCache full) {
        if (cache == full) {
            cache = new StateCache(program);
        }
    }

    /** States of the cache in use; for tests of its bound. */
    int states() {
        return cache.size();
    }

    /** A stepper over this automaton's program; for tests. */
    Stepper stepper() {
        return new Stepper(program);
    }
}
