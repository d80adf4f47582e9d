/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.List;

/**
 * What comes before a literal in an alternative of a pattern. From each occurrence of the literal it is looked for
 * backwards, which takes time linear in the text as long as it is short, or cannot get past many other occurrences.
 */
final class Lead {
    /** A lead that is not longer is looked for from any literal. */
    private static final long NEAR = 256;

    /** How many characters of bounded parts may pass a literal where others have no bound. */
    private static final long FEW = 32;

    private final CharSet.Builder endless = new CharSet.Builder();
    private long length;
    private long bounded;

    /** Goes on with another part. */
    void add(Node item) {
        length += item.maxLength();
        if (item.maxLength() >= Node.HUGE) {
            item.addChars(endless);
        } else {
            bounded += item.maxLength();
        }
    }

    /** Whether it is short. */
    boolean isNear() {
        return length <= NEAR;
    }

    /** Whether the parts without a bound stop at each of some literals. */
    boolean stopsAt(List<String> literals) {
        CharSet set = endless.build();
        return bounded <= FEW && literals.stream().noneMatch(literal -> mayPass(set, literal.codePointAt(0)));
    }

    private static boolean mayPass(CharSet set, int first) {
        boolean folded = first == 'k' || first == 's'; // U+212A and U+017F count as these
        boolean passes = set.contains(first) || set.contains(Character.toUpperCase(first));
        return passes || (folded && (set.contains(0x212A) || set.contains(0x17F)));
    }
}
