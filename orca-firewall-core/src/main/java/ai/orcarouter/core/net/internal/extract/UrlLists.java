/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;

/** Lists of URLs in one string. */
final class UrlLists {
    private UrlLists() {}

    /** Whether nothing but a URL starts here, spaces in its path or line breaks inside it allowed. */
    static boolean startsAsUrl(String text) {
        UrlText url = UrlText.parse(text);
        return url != null && !url.scheme().isEmpty();
    }

    /** The URLs between commas, semicolons, bars and spaces, if each part is one; else the text as a whole. */
    static List<String> split(String text) {
        int first = text.indexOf("://");
        if (first < 0 || text.indexOf("://", first + 3) < 0) {
            return List.of(text);
        }
        List<String> parts = Ascii.split(text, ",;| \t\r\n");
        for (String part : parts) {
            int slashes = part.indexOf("://");
            if (slashes <= 0 || UrlText.schemeEnd(part) != slashes) {
                return List.of(text);
            }
        }
        return parts;
    }

    /** Reads a text that is nothing but URLs; false when it is something else. */
    static boolean read(String text, Places places, Spot spot) {
        boolean maybe = text.indexOf(':') > 0 || text.startsWith("//");
        if (maybe && (!Ascii.hasSpace(text) || (text.indexOf(' ') < 0 && UrlText.parse(text) != null))) {
            boolean all = true;
            for (String one : split(text)) {
                all &= places.url(one, spot);
            }
            return all;
        }
        if (maybe && text.indexOf("://") > 0) {
            List<String> each = Ascii.split(text, " \t\r\n,;|");
            if (each.stream().allMatch(one -> UrlText.parse(one) != null && one.indexOf("://") > 0)) {
                each.forEach(one -> places.url(one, spot));
                return true;
            }
        }
        return false;
    }
}
