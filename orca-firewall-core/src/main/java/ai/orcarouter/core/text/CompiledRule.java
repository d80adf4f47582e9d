/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.regex.Allowance;
import ai.orcarouter.core.text.internal.regex.Anchor;
import ai.orcarouter.core.text.internal.regex.PatternCompiler;
import ai.orcarouter.core.text.internal.regex.SearchPattern;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule as it is searched for. Immutable to its callers. */
final class CompiledRule {
    /** Waits for one of its keywords. */
    static final int KEYWORD = 1;

    /** Waits for the literal that its pattern requires. */
    static final int LITERAL = 2;

    private final ScanRule rule;
    private final @Nullable SearchPattern search;
    private final @Nullable Pattern foreign;
    private final int gates;

    private CompiledRule(ScanRule rule, @Nullable SearchPattern search, @Nullable Pattern foreign) {
        this.rule = rule;
        this.search = search;
        this.foreign = foreign;
        int waits = rule.keywords().isEmpty() || keywordsAreImplied() ? 0 : KEYWORD;
        gates = waits | (anchors().isEmpty() && !required().isEmpty() ? LITERAL : 0);
    }

    /** The rule with that number, whose automata take their memory from an allowance. */
    static CompiledRule of(ScanRule rule, int number, Allowance allowance) {
        try {
            PatternCompiler compiler = LinearPattern.read(rule.pattern());
            Pattern accepted = LinearPattern.parse(rule.pattern());
            if (rule.group() > accepted.groupCount()) {
                throw new IllegalArgumentException("no group " + rule.group() + " in `" + rule.pattern() + "`");
            }
            SearchPattern search =
                    compiler.searchPattern(rule.group(), allowance).orElse(null);
            return new CompiledRule(rule, search, search == null ? accepted : null);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("rule " + number + ": " + refused.getMessage(), refused);
        }
    }

    /** Whether an occurrence of one of the literals is always one of a keyword too. */
    private boolean keywordsAreImplied() {
        List<String> literals = literals();
        return !literals.isEmpty()
                && literals.stream().allMatch(literal -> keywords().stream().anyMatch(literal::contains));
    }

    private List<String> literals() {
        List<String> literals = new ArrayList<>();
        anchors().forEach(anchor -> literals.addAll(anchor.literals()));
        return literals;
    }

    /** The keywords with their ASCII letters in lower case. */
    List<String> keywords() {
        return rule.keywords().stream().map(CompiledRule::lower).toList();
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char unit = lower.charAt(i);
            if (unit < 0x80) {
                lower.setCharAt(i, Character.toLowerCase(unit));
            }
        }
        return lower.toString();
    }

    /** What it waits for before matches are reported, {@link #KEYWORD} and {@link #LITERAL}. */
    int gates() {
        return gates;
    }

    /** The literal that every match contains when there are no anchors; may be empty. */
    String required() {
        return search == null ? "" : lower(search.required());
    }

    /** Where matches are looked for; nowhere in particular when empty. */
    List<Anchor> anchors() {
        return search == null ? List.of() : search.anchors();
    }

    /** The pattern; null when RE2J runs it. */
    @Nullable
    SearchPattern search() {
        return search;
    }

    /** The pattern that RE2J runs, or null. */
    @Nullable
    Pattern foreign() {
        return foreign;
    }

    int group() {
        return rule.group();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %s", rule.pattern(), literals());
    }
}
