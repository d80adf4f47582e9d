/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** Placeholders in texts: {@code {x}}, {@code ${x}}, {@code <x>}, {@code %s}, {@code %X%} and what is computed. */
final class Templates {
    private Templates() {}

    /** Whether a host or authority holds a placeholder instead of, or inside, a name. */
    static boolean isTemplate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '}' || c == '$' || c == Places.UNKNOWN || (c == '<' && text.indexOf('>', i) > 0)) {
                return true;
            }
            if (c == '%' && i + 1 < text.length() && isFormat(text, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@code %s}, {@code %d}, {@code %(name)s} or {@code %NAME%}, but not a percent-encoded byte. */
    private static boolean isFormat(String text, int at) {
        char c = text.charAt(at);
        if (c == 's' || c == '(' || (c == 'd' && (at + 1 >= text.length() || !Ascii.hex(text.charAt(at + 1))))) {
            return true;
        }
        return Ascii.letter(c) && !Ascii.hex(c) && text.indexOf('%', at) > 0;
    }
}
