/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

/** Finds where a text that a document held stands in the document, where it may be written with escapes. */
final class TextPlaces {
    private static final int MAX_PROBE = 40;
    private static final int LEAST_PROBE = 6;

    private TextPlaces() {}

    /**
     * Where it begins and ends, as far as its longest plain part tells; else where its name does; {0, 0} for neither.
     */
    static int[] of(String document, String text, String name) {
        String probe = plainPart(text);
        int at = probe.length() < LEAST_PROBE ? -1 : document.indexOf(probe);
        if (at >= 0) {
            return new int[] {at, at + probe.length()};
        }
        at = name.isEmpty() ? -1 : document.indexOf(name);
        return at < 0 ? new int[] {0, 0} : new int[] {at, at + name.length()};
    }

    /** The first part that is written in JSON and YAML as it is. */
    private static String plainPart(String text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean plain = i < text.length() && isPlain(text.charAt(i)) && i - from < MAX_PROBE;
            if (!plain) {
                if (i - from >= LEAST_PROBE) {
                    return text.substring(from, i);
                }
                from = i + 1;
            }
        }
        return "";
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '/';
    }
}
