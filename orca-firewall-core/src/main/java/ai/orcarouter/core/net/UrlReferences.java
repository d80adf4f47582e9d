/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

/** Relative references, as redirects carry them (RFC 3986 section 5.2.2, without removal of dot segments). */
final class UrlReferences {
    private UrlReferences() {}

    /** The absolute text that {@code reference} means at {@code base}; what it is worth is for the parser to say. */
    static String absolute(CanonicalUrl base, String reference) {
        if (startsLikeScheme(reference)) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return base.scheme() + ":" + reference;
        }
        if (reference.indexOf('\\') >= 0) {
            // Never glued to a trusted host: clients that read a backslash as a slash go elsewhere.
            return reference;
        }
        String rest = base.rest();
        int fragment = indexOrEnd(rest, '#', rest.length());
        int query = indexOrEnd(rest, '?', fragment);
        if (reference.isEmpty()) {
            return base.origin() + rest.substring(0, fragment);
        }
        return switch (reference.charAt(0)) {
            case '/' -> base.origin() + reference;
            case '?' -> base.origin() + rest.substring(0, query) + reference;
            case '#' -> base.origin() + rest.substring(0, fragment) + reference;
            default -> base.origin() + folder(rest, query) + reference;
        };
    }

    /**
     * Whether a colon comes before any slash, question mark or hash. What stands before it need not be a scheme: then
     * the whole is refused, which also keeps a leading space or control character from making it relative.
     */
    private static boolean startsLikeScheme(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c == ':' || (i == 0 && c <= ' ')) {
                return true;
            }
            if (c == '/' || c == '?' || c == '#') {
                return false;
            }
        }
        return false;
    }

    private static String folder(String rest, int query) {
        int slash = rest.lastIndexOf('/', query - 1);
        return slash < 0 ? "/" : rest.substring(0, slash + 1);
    }

    private static int indexOrEnd(String text, char c, int end) {
        int at = text.indexOf(c);
        return at < 0 || at > end ? end : at;
    }
}
