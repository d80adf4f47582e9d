/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.firewall.model.SuffixGlob;

/**
 * A glob on a dotted name (REFERENCE 2.5), taken apart once. Linear in the length of the name; no pattern language.
 *
 * @param kind which of the five forms it is
 * @param literal what must be found: the whole name, or the part that stands between the stars, without dots at its
 *     ends
 */
public record Glob(Kind kind, String literal) {
    /** The five forms of the grammar. */
    public enum Kind {
        /** Empty or {@code *}. */
        ANY,
        /** A name as it stands, stars included. */
        EXACT,
        /** {@code literal.*}. */
        PREFIX,
        /** {@code *.literal}. */
        SUFFIX,
        /** {@code *.literal.*}. */
        INFIX
    }

    /** Takes a glob apart; every text is a glob. */
    public static Glob parse(String glob) {
        int length = glob.length();
        if (length == 0 || glob.equals("*")) {
            return new Glob(Kind.ANY, "");
        }
        boolean before = glob.startsWith("*.");
        boolean after = glob.endsWith(".*");
        if (before && after && length > 4) {
            return form(Kind.INFIX, glob, glob.substring(2, length - 2));
        }
        if (after && length > 2) {
            return form(Kind.PREFIX, glob, glob.substring(0, length - 2));
        }
        if (before && length > 2) {
            return form(Kind.SUFFIX, glob, glob.substring(2));
        }
        return new Glob(Kind.EXACT, glob);
    }

    private static Glob form(Kind kind, String glob, String literal) {
        return literal.indexOf('*') >= 0 ? new Glob(Kind.EXACT, glob) : new Glob(kind, literal);
    }

    /** Whether {@code name} matches. */
    public boolean matches(String name, SuffixGlob suffixes) {
        int rest = name.length() - literal.length();
        return switch (kind) {
            case ANY -> true;
            case EXACT -> name.equals(literal);
            case PREFIX -> rest >= 2 && name.charAt(literal.length()) == '.' && name.startsWith(literal);
            case SUFFIX ->
                rest == 0
                        ? suffixes == SuffixGlob.MATCHES_BARE && name.equals(literal)
                        : rest >= 2 && name.charAt(rest - 1) == '.' && name.endsWith(literal);
            case INFIX -> containsInside(name);
        };
    }

    private boolean containsInside(String name) {
        int last = name.length() - literal.length() - 2;
        for (int dot = name.indexOf('.', 1); dot >= 0 && dot < last; dot = name.indexOf('.', dot + 1)) {
            if (name.startsWith(literal, dot + 1) && name.charAt(dot + 1 + literal.length()) == '.') {
                return true;
            }
        }
        return false;
    }
}
