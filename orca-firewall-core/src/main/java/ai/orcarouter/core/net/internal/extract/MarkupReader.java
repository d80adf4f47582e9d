/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Locale;

/** Reads HTML, SVG, XML, CSS and Markdown for what a renderer loads by itself. */
final class MarkupReader {
    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private final MarkupAttributes attributes;
    private String text = "";

    MarkupReader(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
        this.attributes = new MarkupAttributes(readers, spot);
    }

    void read(String markup) {
        text = markup;
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            open = open < 0 ? text.length() : open;
            between(text.substring(at, open));
            at = open < text.length() ? tag(open) : open;
        }
    }

    /** Text between tags: CSS and Markdown load too, everything else is prose. */
    private void between(String part) {
        if (part.isBlank()) {
            return;
        }
        Stylesheets.read(part, places, spot);
        for (int at = part.indexOf("!["); at >= 0; at = part.indexOf("![", at + 2)) {
            int middle = part.indexOf("](", at);
            if (middle >= 0) {
                int end = Ascii.firstOf(part, ") \n", middle + 2);
                places.url(part.substring(middle + 2, end), spot);
                at = middle;
            } else {
                break;
            }
        }
        readers.prose(part, spot);
    }

    private int tag(int open) {
        if (text.startsWith("<!--", open)) {
            int end = text.indexOf("-->", open + 4);
            return end < 0 ? text.length() : end + 3; // browsers let an open comment run to the end
        }
        if (text.startsWith("<![CDATA[", open)) {
            return open + 9;
        }
        int at = open + 1;
        boolean declaration = at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '?');
        if (!declaration && (at == text.length() || (!Ascii.letter(text.charAt(at)) && text.charAt(at) != '/'))) {
            return at;
        }
        int nameEnd = Ascii.firstOf(text, " \t\r\n/><", at + 1);
        String name = text.substring(at, nameEnd).toLowerCase(Locale.ROOT);
        if (declaration) {
            return declaration(nameEnd, name);
        }
        if (name.startsWith("http") && name.indexOf(':') > 0) {
            return at;
        }
        at = attributes(nameEnd, name);
        if (name.equals("script")) {
            int end = indexOfIgnoreCase("</script", at);
            readers.code(text.substring(at, end), spot.nested());
            return end;
        }
        if (name.equals("style")) {
            int end = indexOfIgnoreCase("</style", at);
            Stylesheets.read(text.substring(at, end), places, spot);
            return end;
        }
        return at;
    }

    private int attributes(int from, String element) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '>') {
            char c = text.charAt(at);
            if (Ascii.space(c) || c == '/') {
                at++;
                continue;
            }
            int end = Math.max(at + 1, Ascii.firstOf(text, " \t\r\n=>", at));
            String name = text.substring(at, end).toLowerCase(Locale.ROOT);
            at = Ascii.firstNotOf(text, " \t\r\n", end);
            if (at >= text.length() || text.charAt(at) != '=') {
                continue;
            }
            at = Ascii.firstNotOf(text, " \t\r\n", at + 1);
            if (at >= text.length()) {
                break;
            }
            char quote = text.charAt(at);
            boolean quoted = quote == '"' || quote == '\'';
            int close = quoted ? text.indexOf(quote, at + 1) : Ascii.firstOf(text, " \t\r\n>", at);
            close = close < 0 ? text.length() : close;
            attributes.read(element, name, text.substring(quoted ? at + 1 : at, close));
            at = quoted ? Math.min(text.length(), close + 1) : close;
        }
        return Math.min(text.length(), at + 1);
    }

    /** {@code <!DOCTYPE x SYSTEM "...">}, {@code <!ENTITY ...>}, {@code <?xml-stylesheet href="..."?>}. */
    private int declaration(int from, String name) {
        int end = from;
        boolean system = false;
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '[') {
            char c = text.charAt(end);
            if (c == '"' || c == '\'') {
                int close = text.indexOf(c, end + 1);
                close = close < 0 ? text.length() : close;
                String value = text.substring(end + 1, close);
                if (system || name.equals("?xml-stylesheet")) {
                    places.url(value, spot);
                }
                end = Math.min(text.length(), close + 1);
                // PUBLIC has a name first, then the place.
                continue;
            }
            int wordEnd = Math.max(end + 1, Ascii.firstOf(text, " \t\r\n\"'>[", end));
            String word = text.substring(end, wordEnd);
            system |= word.equalsIgnoreCase("SYSTEM") || word.equalsIgnoreCase("PUBLIC");
            end = wordEnd;
        }
        return Math.min(text.length(), end + 1);
    }

    private int indexOfIgnoreCase(String close, int from) {
        for (int at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.regionMatches(true, at, close, 0, close.length())) {
                return at;
            }
        }
        return text.length();
    }
}
