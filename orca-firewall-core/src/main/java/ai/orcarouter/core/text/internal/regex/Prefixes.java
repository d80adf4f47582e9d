/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Strings of which one starts every match, whatever the case of ASCII letters: those that may go on with what follows
 * in a sequence, and those that were cut. Immutable.
 */
final class Prefixes {
    /** The match is empty. */
    static final Prefixes EMPTY = new Prefixes(Set.of(""), Set.of());

    /** There is no match. */
    static final Prefixes NOTHING = new Prefixes(Set.of(), Set.of());

    private static final Prefixes UNKNOWN = new Prefixes(Set.of(), Set.of(""));

    private static final int MAX_STRINGS = 64;
    private static final int MAX_LENGTH = 64;
    private static final int MAX_CHARS = 4;
    private static final int MAX_RANGE = 16;

    private final Set<String> open;
    private final Set<String> cut;

    private Prefixes(Collection<String> open, Collection<String> cut) {
        this.open = new LinkedHashSet<>(open);
        this.cut = new LinkedHashSet<>(cut);
    }

    /** One code point of a set. */
    static Prefixes of(CharSet set) {
        Set<String> chars = new LinkedHashSet<>();
        for (int i = 0; i < set.ranges(); i++) {
            if (set.high(i) - set.low(i) >= MAX_RANGE) {
                return UNKNOWN;
            }
            for (int codePoint = set.low(i); codePoint <= set.high(i); codePoint++) {
                chars.add(Character.toString(folded(codePoint)));
            }
        }
        return chars.size() > MAX_CHARS ? UNKNOWN : new Prefixes(chars, Set.of());
    }

    /** As the keyword automaton folds it: the Kelvin sign and the long s are letters there. */
    private static int folded(int codePoint) {
        return switch (codePoint) {
            case 0x212A -> 'k';
            case 0x017F -> 's';
            default -> 'A' <= codePoint && codePoint <= 'Z' ? codePoint | 0x20 : codePoint;
        };
    }

    /** Whether something may be added by {@link #then}. */
    boolean isOpen() {
        return !open.isEmpty();
    }

    /** The strings. */
    List<String> all() {
        List<String> all = new ArrayList<>(open);
        all.addAll(cut);
        return all;
    }

    /** The same strings, to which nothing is added. */
    Prefixes closed() {
        return new Prefixes(Set.of(), all());
    }

    /** These or others. */
    Prefixes or(Prefixes others) {
        Prefixes both = new Prefixes(open, cut);
        both.open.addAll(others.open);
        both.cut.addAll(others.cut);
        return both.open.size() + both.cut.size() > MAX_STRINGS ? UNKNOWN : both;
    }

    /** These, followed by others. */
    Prefixes then(Prefixes others) {
        if (cut.size() + (open.size() * (others.open.size() + others.cut.size())) > MAX_STRINGS) {
            return closed();
        }
        Prefixes joined = new Prefixes(Set.of(), cut);
        for (String start : open) {
            for (String end : others.open) {
                (start.length() + end.length() < MAX_LENGTH ? joined.open : joined.cut).add(start + end);
            }
            for (String end : others.cut) {
                joined.cut.add(start + end);
            }
        }
        return joined;
    }
}
