/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.pack;

import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;

/** Whether a call can match two rules. Errs on the side of yes: only surfaces and tool names are looked at. */
final class Overlap {
    private Overlap() {}

    static boolean possible(FirewallRule one, FirewallRule other, SuffixGlob suffixes) {
        boolean surfaces =
                one.stageOrNull() == null || other.stageOrNull() == null || one.stageOrNull() == other.stageOrNull();
        return surfaces && possible(Glob.parse(one.toolNameGlob()), Glob.parse(other.toolNameGlob()), suffixes);
    }

    private static boolean possible(Glob one, Glob other, SuffixGlob suffixes) {
        if (one.kind() == Glob.Kind.EXACT) {
            return other.matches(one.literal(), suffixes);
        }
        if (other.kind() == Glob.Kind.EXACT) {
            return one.matches(other.literal(), suffixes);
        }
        if (one.kind() != other.kind()) {
            return true;
        }
        return switch (one.kind()) {
            case PREFIX -> within(one.literal() + '.', other.literal() + '.');
            case SUFFIX -> within('.' + one.literal(), '.' + other.literal());
            case ANY, EXACT, INFIX -> true;
        };
    }

    /** Whether one of two texts begins or ends with the other. */
    private static boolean within(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        return longer.startsWith(shorter) || longer.endsWith(shorter);
    }
}
