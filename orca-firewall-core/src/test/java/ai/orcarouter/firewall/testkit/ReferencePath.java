/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import java.util.ArrayList;
import java.util.List;

/** The small JSONPath of argument clauses (REFERENCE 2.6, DESIGN 6.4). */
final class ReferencePath {
    /** One step down the tree. */
    sealed interface Step {}

    /** Into a member. */
    record Member(String name) implements Step {}

    /** Into an element. */
    record Element(int index) implements Step {}

    /** Into some element. */
    record Some() implements Step {}

    private ReferencePath() {}

    static List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>();
        int i = 1;
        while (i < path.length()) {
            if (path.charAt(i) == '.') {
                int end = i + 1;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                steps.add(new Member(path.substring(i + 1, end)));
                i = end;
            } else if (path.startsWith("[*]", i)) {
                steps.add(new Some());
                i += 3;
            } else if (path.startsWith("[\"", i)) {
                int end = path.indexOf("\"]", i);
                steps.add(new Member(path.substring(i + 2, end)));
                i = end + 2;
            } else {
                int end = path.indexOf(']', i);
                steps.add(new Element(Integer.parseInt(path.substring(i + 1, end))));
                i = end + 1;
            }
        }
        return steps;
    }
}
