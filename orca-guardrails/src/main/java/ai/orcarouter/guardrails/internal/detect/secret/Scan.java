/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.guardrails.internal.detect.Findings;
import org.jspecify.annotations.Nullable;

/**
 * One look at one text: what was found so far, and how far names were read. One thread at a time.
 *
 * <p>Rules that read the surroundings of a word pay for what they read out of a store of work, which fills up with the
 * text that goes by. Ordinary text never empties it; text made of such words does, and is then read no further than
 * what came in allows. So the time that a text takes is linear in it with a small constant, whatever it is made of.
 */
final class Scan implements KeywordScanner.Hits {
    private static final int MOST_WITHIN = 4;
    private static final int BLOCK_BITS = 7;
    private static final int MOST_IN_BLOCK = 16;
    private static final int WINDOW_STEP = 40;
    private static final int LONG = 256;

    /** The most work that is stored; a unit is about a nanosecond. */
    private static final int FULL = 100_000;

    /** What each character of the text adds to it. */
    private static final int REFILL = 12;

    /** What each character of a finding adds, so that a file of nothing but credentials is read to its end. */
    private static final int FOUND = 100;

    private static final int MOST_FOUND = 100;

    private final Rule[][] rules;
    private String text = "";
    private @Nullable Findings findings;
    private int shift;
    private int nameEnd;
    private int readTo;
    private int within;
    private int block;
    private int inBlock;
    private int windowAt;
    private int work;
    private int workAt;
    private int clearFrom;
    private int clearTo;
    private int pemTo;
    private int partEnd;
    private int longStart;
    private int longEnd;
    private int foundTo;
    private int partStarts;
    private final Runs runs = new Runs();

    Scan(Rule[][] rules) {
        this.rules = rules;
    }

    /** Begins with a text whose first {@code invented} characters were put before what findings are about. */
    void begin(String next, int invented, Findings to) {
        text = next;
        runs.of(next);
        findings = to;
        shift = invented;
        nameEnd = -1;
        readTo = 0;
        within = 0;
        block = -1;
        inBlock = 0;
        windowAt = -WINDOW_STEP;
        work = FULL;
        workAt = 0;
        clearFrom = 0;
        clearTo = 0;
        pemTo = 0;
        partEnd = -1;
        longStart = 0;
        longEnd = -1;
        foundTo = 0;
        partStarts = 0;
    }

    /** Lets go of the text. */
    void finish() {
        text = "";
        runs.of("");
        findings = null;
    }

    String text() {
        return text;
    }

    /** The runs of the text. */
    Runs runs() {
        return runs;
    }

    @Override
    public boolean hit(int keyword, int start, int end) {
        for (Rule rule : rules[keyword]) {
            rule.at(this, start, end);
        }
        return true;
    }

    /** Whether the name that ends here was not looked at yet; it counts as looked at afterwards. */
    boolean isNewName(int end) {
        boolean fresh = end != nameEnd;
        nameEnd = end;
        return fresh;
    }

    /** Whether a name at {@code at} lies in a value in which several names were looked at already. */
    boolean isCrowded(int at) {
        within = at < readTo ? within + 1 : 0;
        return within > MOST_WITHIN;
    }

    /** Says how far a value was read. */
    void read(int to) {
        readTo = Math.max(readTo, to);
    }

    /** Whether more services are named around {@code at} than text about them names. */
    boolean isNameFlood(int at) {
        int here = at >>> BLOCK_BITS;
        inBlock = here == block ? inBlock + 1 : 0;
        block = here;
        return inBlock > MOST_IN_BLOCK;
    }

    /** Whether the last wide look around was far enough before {@code at}; it counts as one. */
    boolean mayLookAround(int at) {
        boolean far = at - windowAt >= WINDOW_STEP;
        windowAt = far ? at : windowAt;
        return far;
    }

    /** Whether there is work left when the scan has come to {@code at}. */
    boolean affords(int at) {
        if (at > workAt) {
            work = (int) Math.min(FULL, work + ((long) REFILL * (at - workAt)));
            workAt = at;
        }
        return work > 0;
    }

    /** Takes work out of the store. */
    void spend(int units) {
        work -= units;
    }

    /**
     * Whether a value of at least {@link ProviderRule#SHORTEST_TOLD} characters can begin from one place to another.
     */
    boolean mayHoldValue(int from, int to) {
        boolean known = from >= clearFrom && from <= clearTo;
        int at = known ? clearTo : from;
        clearFrom = known ? clearFrom : from;
        while (at < to) {
            int run = ProviderRule.valueRun(text, at);
            if (run >= ProviderRule.SHORTEST_TOLD) {
                clearTo = at;
                return true;
            }
            at += run + 1;
        }
        clearTo = at;
        return false;
    }

    /** Whether the body of a key that begins here was read already as that of an earlier one. */
    boolean isReadKey(int bodyStart) {
        return bodyStart < pemTo;
    }

    /** Says how far the body of a key was read. */
    void readKey(int to) {
        pemTo = Math.max(pemTo, to);
    }

    /** Whether several tokens began in the run that ends here already. */
    boolean isCrowdedPart(int end) {
        partStarts = end == partEnd ? partStarts + 1 : 0;
        partEnd = end;
        return partStarts > MOST_WITHIN;
    }

    /** Whether a long token goes on to the end of one that began before it; what it says was looked at already. */
    boolean isNested(int start, int end) {
        if (end - start < LONG) {
            return false;
        }
        boolean nested = end == longEnd && start > longStart;
        longStart = nested ? longStart : start;
        longEnd = end;
        return nested;
    }

    /** Adds a finding of a rule that is code, unless it is about what was put before the text. */
    void found(OwnKind kind, int start, int end, double confidence, String reason) {
        found(kind.id, start, end, confidence, reason);
    }

    /** Adds a finding of a line of a pack, unless it is about what was put before the text. */
    void found(String kind, int start, int end, double confidence, String reason) {
        if (end > foundTo) {
            work = Math.min(FULL, work + (FOUND * Math.min(MOST_FOUND, end - Math.max(start, foundTo))));
            foundTo = end;
        }
        if (findings != null && end > shift) {
            findings.add(kind, kind, Math.max(start, shift) - shift, end - shift, confidence, reason);
        }
    }
}
