/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads RE2 syntax as RE2J reads it under its default flags. Holds the state of one reading; not thread-safe.
 *
 * <p>Constructs whose effect cannot be told from here (Unicode property classes, letters above U+1044F in either case,
 * sets that split the surrogates) are read as placeholders and reported by {@link #isExact()}.
 */
final class PatternParser {
    private static final int MAX_COUNT = 1_000;
    private static final int NO_GROUP = -1;

    /** An open group, or the whole pattern. */
    private static final class Frame {
        private final int group;
        private final boolean outerFold;
        private final boolean outerMultiline;
        private final boolean outerDotAll;
        private final boolean outerLazy;
        private final List<Node> branches = new ArrayList<>();
        private List<Node> items = new ArrayList<>();

        private Frame(int group, PatternParser parser) {
            this.group = group;
            outerFold = parser.fold;
            outerMultiline = parser.multiline;
            outerDotAll = parser.dotAll;
            outerLazy = parser.lazy;
        }

        private void endBranch() {
            branches.add(items.isEmpty() ? Node.empty() : Node.sequence(items));
            items = new ArrayList<>();
        }
    }

    private final Cursor in;
    private final ClassParser classes;
    private final List<Frame> frames = new ArrayList<>();
    private boolean fold;
    private boolean multiline;
    private boolean dotAll;
    private boolean lazy;
    private int groups;
    private boolean exact = true;

    PatternParser(String pattern) {
        in = new Cursor(pattern);
        classes = new ClassParser(in);
    }

    /** Whether the tree says all that the pattern says; known after {@link #parse()}. */
    boolean isExact() {
        return exact && classes.isExact();
    }

    /** How many capturing groups there are; known after {@link #parse()}. */
    int groups() {
        return groups;
    }

    /** The syntax tree, or a refusal; RE2J has better words for most of those. */
    Node parse() throws RefusedPatternException {
        frames.add(new Frame(NO_GROUP, this));
        boolean repeated = false;
        while (in.more()) {
            repeated = readRepeat(repeated);
            if (!repeated) {
                readOther();
            }
        }
        if (frames.size() != 1) {
            throw RefusedPatternException.malformed("missing closing )");
        }
        Frame whole = top();
        whole.endBranch();
        return Node.choice(whole.branches);
    }

    private Frame top() {
        return frames.get(frames.size() - 1);
    }

    private void push(Node node) {
        top().items.add(node);
    }

    /** Reads a repeat operator if one comes next. */
    private boolean readRepeat(boolean afterRepeat) throws RefusedPatternException {
        int min = 0;
        int max = -1;
        switch (in.peek()) {
            case '*' -> in.skip(1);
            case '+' -> {
                in.skip(1);
                min = 1;
            }
            case '?' -> {
                in.skip(1);
                max = 1;
            }
            case '{' -> {
                int[] counts = in.counts();
                if (counts.length == 0) {
                    return false;
                }
                min = counts[0];
                max = counts[1];
            }
            default -> {
                return false;
            }
        }
        boolean greedy = in.accept("?") == lazy;
        List<Node> items = top().items;
        if (min > MAX_COUNT || max > MAX_COUNT || (max >= 0 && min > max)) {
            throw RefusedPatternException.malformed("invalid repeat count");
        }
        if (afterRepeat || items.isEmpty()) {
            throw RefusedPatternException.malformed("missing argument to repetition operator");
        }
        int last = items.size() - 1;
        items.set(last, Node.repeat(items.get(last), min, max, greedy));
        return true;
    }

    private void readOther() throws RefusedPatternException {
        switch (in.peek()) {
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '|' -> {
                in.skip(1);
                top().endBranch();
            }
            case '^' -> readAssertion(1, multiline ? Assertion.BEGIN_LINE : Assertion.BEGIN_TEXT);
            case '$' -> readAssertion(1, multiline ? Assertion.END_LINE : Assertion.END_TEXT);
            case '.' -> {
                in.skip(1);
                push(Node.chars(dotAll ? CharSet.ALL : CharSet.ALL_BUT_NEWLINE));
            }
            case '[' -> push(Node.chars(classes.bracket(fold)));
            case '\\' -> readEscape();
            default -> literal(in.pop());
        }
    }

    private void readAssertion(int width, Assertion assertion) {
        in.skip(width);
        push(Node.assertion(assertion));
    }

    private void readEscape() throws RefusedPatternException {
        if (in.lookingAt("\\A")) {
            readAssertion(2, Assertion.BEGIN_TEXT);
        } else if (in.lookingAt("\\z")) {
            readAssertion(2, Assertion.END_TEXT);
        } else if (in.lookingAt("\\b")) {
            readAssertion(2, Assertion.WORD_BOUNDARY);
        } else if (in.lookingAt("\\B")) {
            readAssertion(2, Assertion.NO_WORD_BOUNDARY);
        } else if (in.accept("\\Q")) {
            String quoted = in.upTo("\\E");
            for (int i = 0; i < quoted.length(); i += Character.charCount(quoted.codePointAt(i))) {
                literal(quoted.codePointAt(i));
            }
        } else if (classes.atNamedEscape()) {
            CharSet.Builder set = new CharSet.Builder();
            classes.namedEscape(set, fold);
            push(Node.chars(set.build()));
        } else {
            literal(in.escape());
        }
    }

    private void literal(int codePoint) throws RefusedPatternException {
        CharSet built = CharSet.of(codePoint, codePoint);
        if (fold) {
            built = CaseFold.folded(built);
            exact &= !CaseFold.isBeyondRange(codePoint);
        }
        exact &= !built.splitsSurrogates();
        push(Node.chars(built));
    }

    private void openGroup() throws RefusedPatternException {
        if (in.accept("(?P<") || in.accept("(?<")) {
            if (in.upTo(">").isEmpty()) {
                throw RefusedPatternException.malformed("invalid named capture");
            }
            frames.add(new Frame(++groups, this));
        } else if (in.accept("(?")) {
            readFlags();
        } else {
            in.skip(1);
            frames.add(new Frame(++groups, this));
        }
    }

    private void readFlags() throws RefusedPatternException {
        Frame group = new Frame(NO_GROUP, this);
        boolean value = true;
        while (in.more()) {
            switch (in.pop()) {
                case 'i' -> fold = value;
                case 'm' -> multiline = value;
                case 's' -> dotAll = value;
                case 'U' -> lazy = value;
                case '-' -> value = false;
                case ':' -> {
                    frames.add(group);
                    return;
                }
                case ')' -> {
                    return;
                }
                default -> throw RefusedPatternException.malformed("invalid or unsupported Perl syntax");
            }
        }
        throw RefusedPatternException.malformed("invalid or unsupported Perl syntax");
    }

    private void closeGroup() throws RefusedPatternException {
        in.skip(1);
        if (frames.size() == 1) {
            throw RefusedPatternException.malformed("missing closing )");
        }
        Frame group = frames.remove(frames.size() - 1);
        group.endBranch();
        fold = group.outerFold;
        multiline = group.outerMultiline;
        dotAll = group.outerDotAll;
        lazy = group.outerLazy;
        Node body = Node.choice(group.branches);
        push(group.group == NO_GROUP ? body : Node.capture(body, group.group));
    }
}
