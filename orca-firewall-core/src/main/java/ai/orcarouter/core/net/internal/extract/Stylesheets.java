/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** Finds what CSS loads. */
final class Stylesheets {
    private Stylesheets() {}

    /** {@code url(...)} and {@code @import "..."}. */
    static void read(String css, Places places, Spot spot) {
        for (int at = css.indexOf("url("); at >= 0; at = css.indexOf("url(", at + 4)) {
            int end = Ascii.firstOf(css, ")\n", at + 4);
            places.url(Libpq.unquote(css.substring(at + 4, end).strip()), spot);
            at = end - 4 < at ? at : end - 4;
        }
        for (int at = css.indexOf("@import"); at >= 0; at = css.indexOf("@import", at + 7)) {
            int start = Ascii.firstNotOf(css, " \t", at + 7);
            if (start < css.length() && (css.charAt(start) == '"' || css.charAt(start) == '\'')) {
                int end = Ascii.firstOf(css, "\"'\n", start + 1);
                places.url(css.substring(start + 1, end), spot);
            }
        }
    }
}
