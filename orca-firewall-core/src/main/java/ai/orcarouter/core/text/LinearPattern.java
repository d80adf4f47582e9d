/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.regex.Automaton;
import ai.orcarouter.core.text.internal.regex.PatternCompiler;
import ai.orcarouter.core.text.internal.regex.RefusedPatternException;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An RE2 pattern that says whether it is found in a text, in time linear in the text (REFERENCE 2.6).
 *
 * <p>RE2J decides what a pattern may be, and texts are read as RE2J reads them, lone surrogates included. Almost all
 * patterns run on an automaton that is built as texts need it and then costs about a nanosecond for each character and
 * no memory; {@link #usesAutomaton()} is false for the few that RE2J runs itself: those with Unicode property classes
 * ({@code \p{Han}}), with lone surrogates, or with letters above U+1044F in either case. Where RE2J 1.8 departs from
 * RE2, by mixing up branches that start with the same letter of which one ignores case ({@code [Dd]1|D[23]} on
 * {@code d2}), the automaton keeps to RE2.
 *
 * <p>Immutable to its callers and thread-safe; searches take no lock once the automaton knows the characters they meet.
 * A pattern keeps at most 1,000 states and 512 KiB of them, and searches on in linear time without them beyond that.
 */
public final class LinearPattern {
    private final String pattern;
    private final @Nullable Automaton automaton;
    private final @Nullable Pattern foreign;

    private LinearPattern(String pattern, @Nullable Automaton automaton, @Nullable Pattern foreign) {
        this.pattern = pattern;
        this.automaton = automaton;
        this.foreign = foreign;
    }

    /**
     * Compiles a pattern in RE2 syntax.
     *
     * <p>Beyond what RE2J refuses, these are refused because RE2J would exhaust the stack, the heap or the processor:
     * more than 10,000 instructions after counted repeats are written out (2,000 for a pattern that RE2J runs), nesting
     * deeper than 500, and, where case is ignored, letters such as U+1C80 whose case mappings do not lead back to them.
     *
     * @throws IllegalArgumentException when the pattern is refused; its message is RE2's
     */
    public static LinearPattern compile(String pattern) {
        PatternCompiler compiler = read(pattern);
        Pattern accepted = parse(pattern);
        Automaton automaton = compiler.automaton().orElse(null);
        return new LinearPattern(pattern, automaton, automaton == null ? accepted : null);
    }

    /** Reads a pattern, and has RE2J say what is wrong with it if it can. */
    static PatternCompiler read(String pattern) {
        try {
            return PatternCompiler.read(pattern);
        } catch (RefusedPatternException refused) {
            if (refused.isMalformed()) {
                parse(pattern);
            }
            throw new IllegalArgumentException(
                    "error parsing regexp: " + refused.getMessage() + ": `" + pattern + "`", refused);
        }
    }

    /** The same pattern as RE2J runs it. */
    static Pattern parse(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /** Whether the pattern is found anywhere in the text. */
    public boolean find(String text) {
        if (automaton != null) {
            return automaton.find(text);
        }
        return Objects.requireNonNull(foreign).matcher(text).find();
    }

    /** Whether the pattern is found anywhere in the text, of which a copy is made unless it is a string. */
    public boolean find(CharSequence text) {
        return find(text.toString());
    }

    /** The pattern as it was written. */
    public String pattern() {
        return pattern;
    }

    /** Whether it runs on the automaton; false when RE2J runs it. */
    public boolean usesAutomaton() {
        return automaton != null;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern;
    }
}
