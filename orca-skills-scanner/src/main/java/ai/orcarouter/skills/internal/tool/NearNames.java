/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds names that differ in one letter, without comparing each with each: two such names are equal after one letter is
 * left out of one or both. One thread at a time.
 */
final class NearNames {
    /** Shorter names are often near each other by chance. */
    static final int SHORTEST = 7;

    private static final int LONGEST = 128;

    private final Map<String, List<String>> byRest = new HashMap<>();

    /** The names added before that differ from this one in one letter; then adds it. */
    List<String> add(String name) {
        List<String> near = new ArrayList<>();
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            return near;
        }
        for (int left = -1; left < name.length(); left++) {
            String rest = left < 0 ? name : name.substring(0, left) + name.substring(left + 1);
            List<String> known = byRest.computeIfAbsent(rest, k -> new ArrayList<>());
            for (String other : known) {
                if (!other.equals(name) && !near.contains(other) && distanceIsOne(other, name)) {
                    near.add(other);
                }
            }
            if (known.size() < LONGEST && !known.contains(name)) {
                known.add(name);
            }
        }
        return near;
    }

    /** Whether one letter was replaced, added or left out. Digits count versions and items, so they do not count. */
    private static boolean distanceIsOne(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        boolean same = shorter.length() == longer.length();
        String restOfShorter = same && at < shorter.length() ? shorter.substring(at + 1) : shorter.substring(at);
        boolean digit = Character.isDigit(longer.charAt(at)) || (same && Character.isDigit(shorter.charAt(at)));
        boolean plural = at == longer.length() - 1 && longer.charAt(at) == 's' && !same;
        return !digit && !plural && restOfShorter.equals(longer.substring(at + 1));
    }
}
