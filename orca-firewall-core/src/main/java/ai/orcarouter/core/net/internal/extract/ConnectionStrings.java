/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Via;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connection strings that are not plain URLs: JDBC, libpq, ADO and ODBC, service bus, Oracle. */
final class ConnectionStrings {
    private static final Set<String> HOST_KEYS = Set.of(
            "host",
            "hostaddr",
            "hostname",
            "server",
            "servername",
            "data source",
            "datasource",
            "addr",
            "address",
            "network address",
            "contact points",
            "bootstrap.servers",
            "endpoint",
            "serviceurl",
            "broker",
            "url",
            "uri");
    private static final Set<String> LOCAL_DRIVERS = Set.of("sqlite", "h2", "hsqldb", "derby", "duckdb", "sqlite3");

    private final Places places;

    ConnectionStrings(Places places) {
        this.places = places;
    }

    /** What follows {@code jdbc:}. */
    boolean jdbc(String text, Spot spot) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        String driver = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (LOCAL_DRIVERS.contains(driver) && !text.contains("tcp:") && !text.contains("://")) {
            return true;
        }
        if (driver.equals("oracle")) {
            return oracle(text.substring(colon + 1), spot);
        }
        int slashes = text.indexOf("://");
        if (slashes < 0) {
            return pairs(text.substring(colon + 1), spot);
        }
        // The word before the slashes names the protocol: mysql, or replication in mysql:replication://.
        String tail = text.substring(slashes + 3);
        String scheme = driver.equals("h2") ? "h2" : driver;
        boolean found = false;
        if (driver.equals("sqlserver") || driver.equals("jtds") || driver.equals("sybase")) {
            int end = Ascii.firstOf(tail, ";/", 0);
            found = list(tail.substring(0, end), scheme, spot);
            return pairs(tail.substring(end), spot) || found;
        }
        int end = Ascii.firstOf(tail, "/?;", 0);
        String authority = tail.substring(0, end);
        return list(authority.substring(authority.lastIndexOf('@') + 1), scheme, spot) || found;
    }

    /**
     * {@code user:password@tcp(host:port)/name}, as Go's drivers write it, perhaps after the scheme of such a database.
     * Split as they do, at the last slash and the last sign before it, since a password may hold either.
     */
    boolean go(String text, Spot spot) {
        int authority = text.indexOf("://");
        if (authority >= 0 && !Schemes.inBrackets(text.substring(0, authority).toLowerCase(Locale.ROOT))) {
            return false;
        }
        int slash = text.lastIndexOf('/');
        int start = Math.max(text.lastIndexOf('@', slash) + 1, authority < 0 ? 0 : authority + 3);
        int open = text.indexOf('(', start);
        if (open < 0 || open >= slash || text.charAt(slash - 1) != ')') {
            return false;
        }
        String network = text.substring(start, open);
        String address = text.substring(open + 1, slash - 1);
        if (network.equals("unix")) {
            places.unix(address, spot);
        } else if (network.startsWith("tcp") || network.startsWith("udp")) {
            places.hostPort(address, null, null, spot.as(Via.CONNECTION_STRING));
        } else {
            return false;
        }
        return true;
    }

    /** {@code key=value} pairs with {@code ;} or spaces between them; false when none names a server. */
    boolean pairs(String text, Spot from) {
        Spot spot = from.as(Via.CONNECTION_STRING);
        Map<String, String> pairs = text.indexOf(';') >= 0 ? semicolons(text) : Libpq.pairs(text);
        String port = pairs.get("port");
        boolean found = false;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (HOST_KEYS.contains(pair.getKey()) || isEndpoint(pair.getKey(), pair.getValue())) {
                found |= server(pair.getValue(), port, spot);
            }
        }
        return found;
    }

    /** {@code BlobEndpoint=https://...} and the like. */
    private static boolean isEndpoint(String key, String value) {
        return (key.endsWith("endpoint") || key.endsWith("url")) && value.contains("://");
    }

    /** Hosts with commas between them, each with its own port or not. */
    boolean list(String hosts, @Nullable String scheme, Spot spot) {
        boolean found = false;
        for (String one : Ascii.split(hosts, ",")) {
            String host = one;
            if (one.startsWith("address=(") || one.startsWith("(")) {
                found |= pairs(one.replace('(', ';').replace(')', ';'), spot);
                continue;
            }
            int instance = host.indexOf('\\');
            if (instance >= 0) {
                host = host.substring(0, instance);
            }
            if (!host.isEmpty() && !Ascii.hasSpace(host)) {
                places.hostPort(host, null, scheme, spot);
                found = true;
            }
        }
        return found;
    }

    private boolean server(String value, @Nullable String port, Spot spot) {
        String text = value;
        if (text.startsWith("/") && !text.startsWith("//")) {
            places.unix(text, spot);
            return true;
        }
        if (text.contains("://")) {
            return places.url(text, spot);
        }
        if (text.regionMatches(true, 0, "tcp:", 0, 4) || text.regionMatches(true, 0, "np:", 0, 3)) {
            text = text.substring(text.indexOf(':') + 1);
        }
        if (text.isEmpty() || text.equals(".") || text.equalsIgnoreCase("(local)") || text.startsWith("(localdb)")) {
            return false;
        }
        List<String> parts = Ascii.split(text, ",");
        if (parts.size() == 2 && Ascii.digits(parts.get(1))) {
            parts = List.of(instanceFree(parts.get(0)) + ":" + parts.get(1));
        }
        boolean found = false;
        List<String> ports = port == null ? List.of() : Ascii.split(port, ",");
        for (int i = 0; i < parts.size(); i++) {
            int number = ports.isEmpty() ? -1 : Ascii.port(ports.get(Math.min(i, ports.size() - 1)));
            String host = instanceFree(parts.get(i));
            if (Ascii.hasSpace(host) || host.isEmpty()) {
                continue;
            }
            places.hostPort(host, number < 0 ? null : number, null, spot);
            found = true;
        }
        return found;
    }

    private static String instanceFree(String host) {
        int instance = host.indexOf('\\');
        return instance < 0 ? host : host.substring(0, instance);
    }

    private boolean oracle(String text, Spot spot) {
        if (text.contains("(")) {
            return pairs(text.replace('(', ';').replace(')', ';'), spot);
        }
        int at = text.indexOf('@');
        if (at < 0) {
            return false;
        }
        String target = text.substring(at + 1);
        int slashes = target.indexOf("//");
        if (slashes >= 0) {
            target = target.substring(slashes + 2);
        }
        List<String> parts = new ArrayList<>(Ascii.split(target.substring(0, Ascii.firstOf(target, "/?", 0)), ":"));
        if (parts.isEmpty()) {
            return false;
        }
        int port = parts.size() > 1 ? Ascii.port(parts.get(1)) : -1;
        places.hostPort(parts.get(0), port < 0 ? Schemes.port("oracle") : Integer.valueOf(port), "oracle", spot);
        return true;
    }

    private static Map<String, String> semicolons(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : Ascii.split(text, ";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = part.substring(equals + 1).strip();
                pairs.putIfAbsent(part.substring(0, equals).strip().toLowerCase(Locale.ROOT), Libpq.unquote(value));
            }
        }
        return pairs;
    }
}
