/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sets of RE2 that have a name: Perl's {@code \d \s \w} and POSIX's {@code [:alpha:]} and so on, all ASCII. */
final class NamedSets {
    private static final CharSet DIGIT = CharSet.of('0', '9');
    private static final CharSet SPACE = CharSet.of('\t', '\n', '\f', '\r', ' ', ' ');

    private static final Map<String, CharSet> POSIX = Map.ofEntries(
            Map.entry("alnum", CharSet.of('0', '9', 'A', 'Z', 'a', 'z')),
            Map.entry("alpha", CharSet.of('A', 'Z', 'a', 'z')),
            Map.entry("ascii", CharSet.of(0, 0x7F)),
            Map.entry("blank", CharSet.of('\t', '\t', ' ', ' ')),
            Map.entry("cntrl", CharSet.of(0, 0x1F, 0x7F, 0x7F)),
            Map.entry("digit", DIGIT),
            Map.entry("graph", CharSet.of('!', '~')),
            Map.entry("lower", CharSet.of('a', 'z')),
            Map.entry("print", CharSet.of(' ', '~')),
            Map.entry("punct", CharSet.of('!', '/', ':', '@', '[', '`', '{', '~')),
            Map.entry("space", CharSet.of('\t', '\r', ' ', ' ')),
            Map.entry("upper", CharSet.of('A', 'Z')),
            Map.entry("word", CharSet.WORD),
            Map.entry("xdigit", CharSet.of('0', '9', 'A', 'F', 'a', 'f')));

    private NamedSets() {}

    /** The set of the escape with that letter in lower case, or null when the letter names none. */
    static @Nullable CharSet perl(int letter) {
        return switch (letter) {
            case 'd', 'D' -> DIGIT;
            case 's', 'S' -> SPACE;
            case 'w', 'W' -> CharSet.WORD;
            default -> null;
        };
    }

    /** The POSIX set of that name, or null. */
    static @Nullable CharSet posix(String name) {
        return POSIX.get(name);
    }
}
