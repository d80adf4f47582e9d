/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Map;
import java.util.Set;

/**
 * What a string literal of SQL is by the words before it and the function around it; the table is
 * {@code sql-calls.txt}.
 */
final class SqlTexts {
    private static final Map<String, Set<String>> CALLS = Tables.groups("sql-calls.txt");
    /** Words after which a text is a file, a place or a program. */
    private static final Set<String> SOURCES = Set.of(
            "from",
            "join",
            "to",
            "into",
            "attach",
            "import",
            "using",
            "bulk",
            "insert",
            "load",
            "infile",
            "outfile",
            "dumpfile");

    private final Readers readers;
    private final Places places;
    private final Spot spot;

    SqlTexts(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
    }

    /** Whether the arguments of the function are read when its bracket closes. */
    static boolean isCall(String name) {
        return in("connection", name) || in("url", name) || in("host", name) || in("unc", name) || in("shell", name);
    }

    /**
     * Reads a literal by the clause it stands in.
     *
     * @param joined the text, {@link Places#UNKNOWN} where it is only known when the statement runs
     * @param word the word before it, lower case
     * @param before the word before that
     * @param defines whether options may stand here
     * @param readLater whether {@link #argument} will see it
     */
    void clause(String joined, String word, String before, boolean defines, boolean readLater) {
        if (word.equals("connection") || before.equals("attach") || word.equals("attach")) {
            connection(joined);
        } else if (word.equals("program")) {
            readers.shell(joined, spot.nested());
        } else if ((defines && in("option", word)) || (word.startsWith("@") && in("option", word.substring(1)))) {
            boolean alias = word.equals("@server") && HostShape.of(joined) == HostShape.LABEL;
            if (!alias) {
                option(joined);
            }
        } else if (word.equals("xp_cmdshell")) {
            readers.shell(joined, spot.nested());
        } else if (in("unc", word)) {
            unc(joined);
        } else if (SOURCES.contains(word) && (UrlText.parse(joined) != null || isUnc(joined))) {
            place(joined);
        } else if (word.equals("using") && joined.indexOf(':') > 0) {
            places.hostPort(joined.substring(0, Ascii.firstOf(joined, "/", 0)), null, "oracle", spot);
        } else if (!readLater) {
            readers.prose(joined, spot);
        }
    }

    /** Reads a literal as argument of the function {@code name}. */
    void argument(String value, String name) {
        boolean host = HostShape.of(HostPort.of(value).host()).atLeast(HostShape.NAME);
        if (name.equals("openrowset") && host) {
            places.hostPort(value, null, null, spot);
        } else if (in("connection", name)) {
            connection(value);
        } else if (in("url", name)) {
            if (!places.url(value, spot) && value.indexOf(Places.UNKNOWN) == 0) {
                places.opaque(Reasons.COMPUTED, spot);
            }
        } else if (in("host", name)) {
            for (String one : Ascii.split(value, ",|")) {
                if (!places.url(one, spot)
                        && HostShape.of(HostPort.of(one).host()).atLeast(HostShape.NAME)) {
                    places.hostPort(one, null, null, spot);
                }
            }
        } else if (in("unc", name)) {
            unc(value);
        } else if (in("shell", name)) {
            readers.shell(value, spot.nested());
        }
    }

    private void connection(String value) {
        if (!places.url(value, spot) && !new ConnectionStrings(places).pairs(stripScheme(value), spot)) {
            readers.prose(value, spot);
        }
    }

    /** DuckDB writes {@code mysql:host=h user=u}. */
    private static String stripScheme(String value) {
        int colon = value.indexOf(':');
        int equals = value.indexOf('=');
        return colon > 0 && colon < equals && value.indexOf(' ') != colon ? value.substring(colon + 1) : value;
    }

    private void option(String value) {
        if (Ascii.digits(value) || places.url(value, spot)) {
            return;
        }
        if (value.startsWith("/")) {
            places.unix(value, spot);
        } else if (HostShape.of(HostPort.of(value).host()).atLeast(HostShape.LABEL)
                || value.indexOf(Places.UNKNOWN) >= 0) {
            places.hostPort(value, null, null, spot);
        }
    }

    private void place(String value) {
        if (!places.url(value, spot)) {
            unc(value);
        }
    }

    private static boolean isUnc(String value) {
        return value.startsWith("\\\\");
    }

    private void unc(String value) {
        if (isUnc(value) || value.startsWith("//")) {
            readers.locations().unc(value, spot);
        } else {
            places.url(value, spot);
        }
    }

    private static boolean in(String group, String name) {
        return CALLS.getOrDefault(group, Set.of()).contains(name);
    }
}
