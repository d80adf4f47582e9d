/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

/**
 * Finds where texts that a document held stand in the document, where they may be written with escapes. Texts that are
 * asked for in the order of the document cost one pass over it together.
 */
final class TextPlaces {
    private static final int MAX_PROBE = 40;
    private static final int LEAST_PROBE = 6;

    /** Texts that may be looked for in vain, which costs a pass over the document each. */
    private static final int MAX_MISSES = 50;

    private final String document;
    private int last;
    private int misses;

    TextPlaces(String document) {
        this.document = document;
    }

    /**
     * Where it begins and ends, as far as its longest plain part tells; else where its name does; {0, 0} for neither.
     */
    int[] of(String text, String name) {
        String probe = plainPart(text);
        int at = probe.length() < LEAST_PROBE ? -1 : find(probe);
        if (at >= 0) {
            return new int[] {at, at + probe.length()};
        }
        at = name.isEmpty() ? -1 : find(name);
        return at < 0 ? new int[] {0, 0} : new int[] {at, at + name.length()};
    }

    /** From where the last one was found, else from the beginning. */
    private int find(String what) {
        if (misses >= MAX_MISSES) {
            return -1;
        }
        int at = document.indexOf(what, last);
        at = at < 0 ? document.indexOf(what) : at;
        misses += at < 0 ? 1 : 0;
        last = Math.max(at, 0);
        return at;
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
