/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Optional;

/** Bounds and compiles a pattern. */
public final class PatternCompiler {
    /** Instructions of one program, repeats written out. */
    static final long MAX_SIZE = 10_000;

    /** The same for patterns that RE2J runs: it recurses over instructions, and 5,000 can exhaust a thread's stack. */
    static final long MAX_FOREIGN_SIZE = 2_000;

    /** Groups and operators within one another; RE2J recurses over them. */
    static final int MAX_HEIGHT = 500;

    private final Node root;
    private final boolean exact;
    private final int groups;

    private PatternCompiler(Node root, boolean exact, int groups) {
        this.root = root;
        this.exact = exact;
        this.groups = groups;
    }

    /**
     * Reads a pattern, before RE2J sees it: RE2J 1.8 bounds neither the size of a program nor the depth of a pattern.
     *
     * @throws RefusedPatternException for a pattern that is malformed, too large or too deep
     */
    public static PatternCompiler read(String pattern) throws RefusedPatternException {
        PatternParser parser = new PatternParser(pattern);
        Node root = parser.parse();
        if (root.height() > MAX_HEIGHT) {
            throw RefusedPatternException.unsafe("expression nests too deeply");
        }
        if (root.size() > (parser.isExact() ? MAX_SIZE : MAX_FOREIGN_SIZE)) {
            throw RefusedPatternException.unsafe("expression too large");
        }
        return new PatternCompiler(root, parser.isExact(), parser.groups());
    }

    /** The automaton; empty for a pattern that only RE2J runs. */
    public Optional<Automaton> automaton() {
        return exact ? Optional.of(Automaton.of(root)) : Optional.empty();
    }

    /** How many capturing groups the pattern has. */
    public int groups() {
        return groups;
    }

    /**
     * The pattern for finding all matches; empty for a pattern that only RE2J runs.
     *
     * @param group the group whose span is wanted, 0 for none
     * @param allowance what its automata take their memory from
     */
    public Optional<SearchPattern> searchPattern(int group, Allowance allowance) {
        return exact ? Optional.of(SearchPattern.of(root, group, allowance)) : Optional.empty();
    }
}
