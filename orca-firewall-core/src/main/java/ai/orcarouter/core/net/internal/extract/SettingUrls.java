/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;

/** URLs in the values of settings. */
final class SettingUrls {
    private final Places places;
    private final Locations locations;

    SettingUrls(Readers readers) {
        this.places = readers.places();
        this.locations = readers.locations();
    }

    /** A URL, or several that are tried in turn, with a comma or bar between them as Go writes them. */
    boolean alternatives(String text, Spot spot) {
        List<String> parts = Ascii.split(text, ",|");
        for (String part : parts) {
            if (part.indexOf("://") < 0 && !part.equals("direct") && !part.equals("off")) {
                return locations.maybe(text, spot);
            }
        }
        boolean found = false;
        for (String part : parts) {
            found |= locations.maybe(part, spot);
        }
        return found;
    }

    /** URLs inside of a setting, each after a mark: {@code key=https://...}, {@code id::default::https://...}. */
    boolean embedded(String text, Spot spot) {
        boolean found = false;
        int slashes = Ascii.hasSpace(text) ? -1 : text.indexOf("://");
        while (slashes > 0) {
            int start = slashes;
            while (start > 0 && Ascii.alnum(text.charAt(start - 1))) {
                start--;
            }
            int end = Ascii.firstOf(text, " \t\n\"'`,|;<>", slashes);
            if (start > 0 && start < slashes && "=:,|@".indexOf(text.charAt(start - 1)) >= 0) {
                found |= places.url(text.substring(start, end), spot);
            }
            slashes = text.indexOf("://", end);
        }
        return found;
    }
}
