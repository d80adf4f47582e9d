/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The models of a key. In a glob {@code *} stands for any characters, also none; everything else stands for itself,
 * upper and lower case apart. Takes at most the length of the name times that of the globs, and allocates nothing.
 */
public final class ModelGlobs {
    /** Characters of a model name; a longer one matches nothing. */
    public static final int MAX_NAME = 256;

    private final Set<String> exact = new HashSet<>();
    private final List<String[]> patterns = new ArrayList<>();

    /** Compiles globs; every text is a glob. */
    public ModelGlobs(List<String> globs) {
        for (String glob : globs) {
            if (glob.indexOf('*') < 0) {
                exact.add(glob);
            } else {
                patterns.add(pieces(glob));
            }
        }
    }

    /** The texts between the stars, the ones before the first and after the last included. */
    private static String[] pieces(String glob) {
        List<String> out = new ArrayList<>();
        int from = 0;
        for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', from)) {
            out.add(glob.substring(from, star));
            from = star + 1;
        }
        out.add(glob.substring(from));
        return out.toArray(new String[0]);
    }

    /** Whether there is no glob at all. */
    public boolean isEmpty() {
        return exact.isEmpty() && patterns.isEmpty();
    }

    /** Whether some glob matches {@code model}. */
    public boolean matches(String model) {
        if (model.isEmpty() || model.length() > MAX_NAME) {
            return false;
        }
        if (exact.contains(model)) {
            return true;
        }
        for (String[] pieces : patterns) {
            if (matches(pieces, model)) {
                return true;
            }
        }
        return false;
    }

    /** Taking each piece at its earliest place leaves the most for the next ones, so no other choice is needed. */
    private static boolean matches(String[] pieces, String model) {
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        int end = model.length() - last.length();
        if (end < first.length() || !model.startsWith(first) || !model.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = model.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return at <= end;
    }
}
