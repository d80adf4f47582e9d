/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

/**
 * Tells text about attacks, and text that forbids something, from orders. Both are cheap to imitate, so they lower a
 * finding and never remove it, and only for rules that say so. Immutable and thread-safe.
 */
final class Easing {
    private static final int MENTION_REACH = 8;

    private final long mention;
    private final long insistent;
    private final int[] nots;
    private final int[] between;

    Easing(RulePack pack) {
        mention = pack.meaning("MENTION");
        insistent = pack.meaning("ALSO") | pack.meaning("ALWAYS") | pack.meaning("SILENT");
        nots = pack.words("never", "not", "don't", "doesn't", "cannot", "can't", "avoid");
        between = pack.words("ever", "also", "directly", "simply", "to", "be");
    }

    /** Whether a hit counts as low. */
    boolean eases(Rule rule, Tokens tokens, int first, int last) {
        return (rule.eased().contains("mention") && isMention(tokens, first, last))
                || (rule.eased().contains("negation") && isForbidden(tokens, first))
                || (rule.eased().contains("purpose") && tokens.isDescription() && first == 0);
    }

    /** Whether the sentence says before that it is about attacks, and does not insist on anything itself. */
    private boolean isMention(Tokens tokens, int first, int last) {
        boolean found = false;
        for (int token = first; token >= 0 && token >= first - MENTION_REACH; token--) {
            if (tokens.sentence(token) != tokens.sentence(first) || (tokens.bits(token) & insistent) != 0) {
                break;
            }
            found |= (tokens.bits(token) & mention) != 0;
        }
        for (int token = first; found && token <= last; token++) {
            found = (tokens.bits(token) & insistent) == 0;
        }
        return found;
    }

    /** Whether a word of denial stands right before, or before one filling word. */
    private boolean isForbidden(Tokens tokens, int first) {
        int at = first - 1;
        if (at >= 1 && is(between, tokens, at)) {
            at--;
        }
        return at >= 0 && tokens.sentence(at) == tokens.sentence(first) && is(nots, tokens, at);
    }

    private static boolean is(int[] words, Tokens tokens, int token) {
        int word = tokens.word(token);
        for (int choice : words) {
            if (choice == word) {
                return true;
            }
        }
        return false;
    }
}
