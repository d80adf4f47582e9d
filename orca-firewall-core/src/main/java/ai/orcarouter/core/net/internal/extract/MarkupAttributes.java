/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.text.IgnoreCase;
import java.util.Set;

/** What the attributes of elements load, run or only name. */
final class MarkupAttributes {
    private static final Set<String> LOADING = Set.of(
            "src",
            "srcset",
            "data",
            "poster",
            "background",
            "href",
            "xlink:href",
            "action",
            "formaction",
            "manifest",
            "cite-src",
            "codebase",
            "classid",
            "lowsrc",
            "dynsrc",
            "ping",
            "profile",
            "archive",
            "longdesc",
            "icon",
            "schemalocation",
            "xsi:schemalocation",
            "xsi:nonamespaceschemalocation",
            "content",
            "url",
            "schema-location",
            "wsdl:location",
            "location");
    /** Elements whose {@code href} only loads when someone follows it. */
    private static final Set<String> LINKS = Set.of("a", "area", "cite", "form", "button", "input");

    private static final Set<String> LINK_ATTRIBUTES = Set.of("href", "action", "formaction", "xlink:href", "cite");

    private final Readers readers;
    private final Places places;
    private final Spot spot;

    MarkupAttributes(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
    }

    /** Reads one attribute; {@code raw} may hold character references. */
    void read(String element, String name, String raw) {
        String value = unescape(raw);
        if (name.startsWith("xmlns")) {
            return;
        }
        if (name.equals("style")) {
            Stylesheets.read(value, places, spot);
        } else if (name.startsWith("on")) {
            readers.code(value, spot.nested());
        } else if (LINKS.contains(element) && LINK_ATTRIBUTES.contains(name)) {
            places.url(value, spot.mention());
        } else if (name.equals("srcset")
                || name.equals("ping")
                || name.equals("archive")
                || name.endsWith("schemalocation")) {
            // XML Schema pairs a namespace, which is only a name, with a place.
            boolean place = !name.equals("xsi:schemalocation") && !name.equals("schemalocation");
            for (String one : Ascii.split(value, name.equals("srcset") ? ", \t\n" : " \t\n")) {
                if (place) {
                    places.url(one, spot);
                }
                place = true;
            }
        } else if (name.equals("content")) {
            refresh(value);
        } else if (LOADING.contains(name)) {
            places.url(value, spot);
        } else if (name.equals("srcdoc")) {
            readers.markup(value, spot.nested());
        } else {
            places.url(value, spot.mention());
        }
    }

    /** {@code <meta http-equiv=refresh content="0;url=...">}. */
    private void refresh(String value) {
        int url = IgnoreCase.indexOf(value, "url=", 0);
        if (url >= 0) {
            places.url(Libpq.unquote(value.substring(url + 4).strip()), spot);
        } else {
            places.url(value, spot.mention());
        }
    }

    private static String unescape(String value) {
        return value.indexOf('&') < 0
                ? value
                : value.replace("&amp;", "&")
                        .replace("&#x2F;", "/")
                        .replace("&#x2f;", "/")
                        .replace("&#47;", "/")
                        .replace("&#58;", ":")
                        .replace("&colon;", ":")
                        .replace("&sol;", "/")
                        .replace("&quot;", "\"");
    }
}
