/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.keyword;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The UTF-16 units, parted into one class for each unit of the keywords and class 0 for all others. Both cases of an
 * ASCII letter are one class. Immutable.
 */
final class UnitClasses {
    static final int TABLE_SIZE = 256;
    private static final char KELVIN_SIGN = '\u212A';
    private static final char LONG_S = '\u017F';

    private final char[] table = new char[TABLE_SIZE];
    private final char[] others;
    private final char[] classesOfOthers;
    private final int count;

    /**
     * Classes for the units of {@code keywords}.
     *
     * @param widely whether the two letters beyond ASCII that RE2 counts as cases of k and s join their classes
     */
    UnitClasses(List<String> keywords, boolean widely) {
        BitSet units = units(keywords);
        if (widely) {
            addWith(units, 'k', KELVIN_SIGN);
            addWith(units, 's', LONG_S);
        }
        char[] beyond = new char[units.cardinality()];
        char[] theirClasses = new char[beyond.length];
        int classes = 1;
        int used = 0;
        for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
            if (unit < TABLE_SIZE) {
                table[unit] = (char) classes++;
                continue;
            }
            boolean joins = widely && (unit == KELVIN_SIGN || unit == LONG_S);
            beyond[used] = (char) unit;
            theirClasses[used++] = joins ? table[unit == LONG_S ? 's' : 'k'] : (char) classes++;
        }
        for (int letter = 'A'; letter <= 'Z'; letter++) {
            table[letter] = table[folded((char) letter)];
        }
        others = Arrays.copyOf(beyond, used);
        classesOfOthers = Arrays.copyOf(theirClasses, used);
        count = classes;
    }

    private static BitSet units(List<String> keywords) {
        BitSet units = new BitSet();
        for (String keyword : keywords) {
            for (int i = 0; i < keyword.length(); i++) {
                units.set(folded(keyword.charAt(i)));
            }
        }
        return units;
    }

    private static void addWith(BitSet units, char letter, char variant) {
        if (units.get(letter) || units.get(variant)) {
            units.set(letter);
            units.set(variant);
        }
    }

    private static char folded(char unit) {
        return 'A' <= unit && unit <= 'Z' ? (char) (unit | 0x20) : unit;
    }

    int count() {
        return count;
    }

    /** The classes of U+0000 to U+00FF; not to be written to. */
    char[] table() {
        return table;
    }

    int of(char unit) {
        return unit < TABLE_SIZE ? table[unit] : beyondTable(unit);
    }

    /** The class of a unit above U+00FF. */
    int beyondTable(char unit) {
        int found = others.length == 0 ? -1 : Arrays.binarySearch(others, unit);
        return found < 0 ? 0 : classesOfOthers[found];
    }
}
