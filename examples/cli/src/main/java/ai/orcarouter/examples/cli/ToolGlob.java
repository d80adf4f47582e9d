/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/** The tool-name grammar of rules (REFERENCE 2.5), for the steps of sequences. */
final class ToolGlob {
    private ToolGlob() {}

    /** Whether {@code pattern} names {@code tool}; {@code *.x} also matches the bare {@code x}. */
    static boolean matches(String pattern, String tool) {
        if (pattern.isEmpty() || pattern.equals("*")) {
            return true;
        }
        boolean head = pattern.startsWith("*.");
        boolean tail = pattern.endsWith(".*");
        String middle = pattern.substring(head ? 2 : 0, Math.max(head ? 2 : 0, pattern.length() - (tail ? 2 : 0)));
        if (middle.isEmpty() || middle.indexOf('*') >= 0 || !(head || tail)) {
            return pattern.equals(tool);
        }
        if (head && tail) {
            int at = tool.indexOf("." + middle + ".", 1);
            return at >= 0 && at + middle.length() + 2 < tool.length();
        }
        if (head) {
            return tool.equals(middle) || (tool.length() > middle.length() + 1 && tool.endsWith("." + middle));
        }
        return tool.length() > middle.length() + 1 && tool.startsWith(middle + ".");
    }
}
