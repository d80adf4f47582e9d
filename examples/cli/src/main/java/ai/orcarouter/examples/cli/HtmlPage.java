/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/**
 * The frame of pages for a browser: one file that loads nothing and runs nothing, whatever stands in it (a content
 * security policy says so too); every character of a text is escaped, and those that show as nothing or turn text
 * around are named.
 */
final class HtmlPage {
    private HtmlPage() {}

    /** The page up to its heading. */
    static String head(String title, String css) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
                + escaped(title) + "</title>\n<style>\n"
                + "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em}\n"
                + "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f4;color:#111;padding:.8em;"
                + "border-radius:4px}\nmark{border-radius:3px;padding:0 .15em}\n"
                + css + "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n";
    }

    /** The end of the page. */
    static String foot() {
        return "</body>\n</html>\n";
    }

    /** The text as characters of a page, in attributes as well. */
    static String escaped(String text) {
        String safe = TextReport.lines(text);
        StringBuilder out = new StringBuilder(safe.length() + 16);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
