/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

/**
 * Tells text about attacks, and text that forbids something or leaves it to the users, from orders. All are cheap to
 * imitate, so they lower a finding and never remove it, and only for rules that say so. Immutable and thread-safe.
 */
final class Easing {
    private static final int MENTION_REACH = 8;

    private final long mention;
    private final long insistent;
    private static final int ORIGIN_REACH = 6;

    private final long user;
    private final long own;
    private final int[] nots;
    private final int[] between;
    private final int[] origins;
    private final int[] may;

    Easing(RulePack pack) {
        mention = pack.meaning("MENTION");
        insistent = pack.meaning("ALSO") | pack.meaning("ALWAYS") | pack.meaning("SILENT");
        user = pack.meaning("USER");
        own = user | pack.meaning("YOU") | pack.meaning("SYSPROMPT") | pack.meaning("AUTHORITY");
        origins = pack.words("returned", "contained", "found", "embedded", "inside", "appear", "untrusted");
        may = pack.words("can", "may", "could", "might");
        nots = pack.words("never", "not", "don't", "doesn't", "cannot", "can't", "avoid");
        between = pack.words("ever", "also", "directly", "simply", "to", "be");
    }

    /** Whether a hit counts as low. */
    boolean eases(Rule rule, Tokens tokens, int first, int last) {
        return (rule.eased().contains("mention") && isMention(tokens, first, last))
                || (rule.eased().contains("negation") && isForbidden(tokens, first))
                || (rule.eased().contains("wary") && isWary(tokens, first, last))
                || (rule.eased().contains("theirs") && isTheirs(tokens, first))
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

    /** Whether it is a warning not to follow what data say, and does not turn against the user or the instructions. */
    private boolean isWary(Tokens tokens, int first, int last) {
        if (!isForbidden(tokens, first)) {
            return false;
        }
        boolean origin = false;
        for (int token = first; token < tokens.size() && token <= last + ORIGIN_REACH; token++) {
            if (tokens.sentence(token) != tokens.sentence(first)) {
                break;
            }
            if ((tokens.bits(token) & own) != 0) {
                return false;
            }
            origin |= is(origins, tokens, token);
        }
        return origin;
    }

    /** Whether it is something that the users can do themselves. */
    private boolean isTheirs(Tokens tokens, int first) {
        return first >= 2
                && tokens.sentence(first - 2) == tokens.sentence(first)
                && is(may, tokens, first - 1)
                && (tokens.bits(first - 2) & user) != 0;
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
