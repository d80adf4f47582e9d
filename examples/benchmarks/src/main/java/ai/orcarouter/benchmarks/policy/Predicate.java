/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A test on the argument at one path. A path that leads nowhere, or to another type, fails it. */
public final class Predicate {
    /** What is tested. */
    public enum Kind {
        /** A string equal to the text. */
        EQUALS,
        /** A string that starts with the text. */
        PREFIX,
        /** A string in which the pattern is found. */
        REGEX,
        /** A number from low to high, both included. */
        RANGE
    }

    private final Kind kind;
    private final String[] path;
    private final String text;
    private final @Nullable Pattern pattern;
    private final int regexId;
    private final long low;
    private final long high;

    private Predicate(Kind kind, String[] path, String text, int regexId, long low, long high) {
        this.kind = kind;
        this.path = path;
        this.text = text;
        this.pattern = kind == Kind.REGEX ? Pattern.compile(text) : null;
        this.regexId = regexId;
        this.low = low;
        this.high = high;
    }

    static Predicate equalTo(String[] path, String text) {
        return new Predicate(Kind.EQUALS, path, text, -1, 0, 0);
    }

    static Predicate prefix(String[] path, String text) {
        return new Predicate(Kind.PREFIX, path, text, -1, 0, 0);
    }

    static Predicate regex(String[] path, String text, int regexId) {
        return new Predicate(Kind.REGEX, path, text, regexId, 0, 0);
    }

    static Predicate range(String[] path, long low, long high) {
        return new Predicate(Kind.RANGE, path, "", -1, low, high);
    }

    /** What is tested. */
    public Kind kind() {
        return kind;
    }

    /** Member names from the top of the arguments; not to be changed. */
    public String[] path() {
        return path;
    }

    /** The operand of all kinds but {@link Kind#RANGE}. */
    public String text() {
        return text;
    }

    /** Index in {@link Vocabulary#REGEXES}, or -1. */
    public int regexId() {
        return regexId;
    }

    /** Lower bound of {@link Kind#RANGE}. */
    public long low() {
        return low;
    }

    /** Upper bound of {@link Kind#RANGE}. */
    public long high() {
        return high;
    }

    /** Whether the arguments pass. */
    public boolean test(Map<String, Object> arguments) {
        Object value = Call.at(arguments, path);
        return switch (kind) {
            case EQUALS -> text.equals(value);
            case PREFIX -> value instanceof String string && string.startsWith(text);
            case REGEX ->
                pattern != null
                        && value instanceof String string
                        && pattern.matcher(string).find();
            case RANGE -> value instanceof Long number && number >= low && number <= high;
        };
    }
}
