/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.guardrails.internal.detect.Findings;
import org.jspecify.annotations.Nullable;

/** One look at one text: what was found so far, and how far names were read. One thread at a time. */
final class Scan implements KeywordScanner.Hits {
    private static final int MOST_WITHIN = 4;
    private static final int BLOCK_BITS = 7;
    private static final int MOST_IN_BLOCK = 16;
    private static final int WINDOW_STEP = 40;

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

    Scan(Rule[][] rules) {
        this.rules = rules;
    }

    /** Begins with a text whose first {@code invented} characters were put before what findings are about. */
    void begin(String next, int invented, Findings to) {
        text = next;
        findings = to;
        shift = invented;
        nameEnd = -1;
        readTo = 0;
        within = 0;
        block = -1;
        inBlock = 0;
        windowAt = -WINDOW_STEP;
    }

    /** Lets go of the text. */
    void finish() {
        text = "";
        findings = null;
    }

    String text() {
        return text;
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

    /** Adds a finding, unless it is about what was put before the text. */
    void found(String kind, String rule, int start, int end, double confidence, String reason) {
        if (findings != null && end > shift) {
            findings.add(kind, rule, Math.max(start, shift) - shift, end - shift, confidence, reason);
        }
    }
}
