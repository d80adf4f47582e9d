/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of one command that name destinations; those that name commands are the runner's. */
final class Operands {
    private static final Set<String> DNS_TYPES = Set.of(
            "a", "aaaa", "any", "mx", "ns", "txt", "soa", "cname", "ptr", "srv", "caa", "axfr", "ixfr", "in", "ch",
            "hs", "ds", "dnskey", "https", "svcb", "naptr", "tlsa");
    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "delete", "patch", "head", "options", "trace", "connect");

    private final Readers readers;
    private final Places places;
    private final Locations locations;
    private final Argv argv;
    private final Settings settings;
    private final PackageNames packages;
    private final Spot spot;
    /** Role of hosts and URLs: only mentioned when a socket takes their place, or when the program listens. */
    private final Spot hostSpot;

    private final @Nullable Integer port;
    private final @Nullable String scheme;
    private boolean urlSeen;
    private boolean configured;

    Operands(Readers readers, Argv argv, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.locations = readers.locations();
        this.argv = argv;
        this.spot = spot;
        this.settings = new Settings(readers, spot);
        this.packages = new PackageNames(readers, spot);
        boolean redirected = argv.listens();
        int number = -1;
        for (Argv.Argument argument : argv.arguments()) {
            redirected |= argument.meaning() == Meaning.UNIX;
            if (argument.meaning() == Meaning.PORT && number < 0) {
                number = Ascii.port(argument.text());
            }
        }
        this.hostSpot = redirected ? spot.mention() : spot;
        this.port = number < 0 ? null : Integer.valueOf(number);
        this.scheme = argv.spec().scheme();
    }

    /** Whether some argument named a peer, so that no configured one is meant. */
    boolean named() {
        return configured;
    }

    /** Reads one argument; false when its meaning is none of this class's. */
    boolean read(Argv.Argument argument) {
        String text = argument.text();
        Meaning meaning = argument.meaning();
        switch (meaning) {
            case URL -> named(() -> locations.urlOrHost(text, scheme, hostSpot));
            case MAYBE, URI -> maybe(text);
            case URLS -> Ascii.split(text, " \t").forEach(this::maybe);
            case PROXY -> named(() -> locations.urlOrHost(Schemes.withoutSelector(text), null, spot));
            case HOST, HOSTPORT -> named(() -> host(text));
            case USERHOST -> named(() -> locations.userHost(text, port, scheme, hostSpot));
            case HOSTS -> each(text, ", ", one -> locations.urlOrHost(one, null, spot));
            case ENDPOINTS -> each(text, ",", one -> locations.urlOrHost(one, null, spot));
            case RESOLVE -> resolve(text);
            case CONNECTTO -> connectTo(text);
            case UNIX -> named(() -> places.unix(text, spot));
            case JUMP -> each(text, ",", one -> locations.userHost(one, null, "ssh", spot));
            case FORWARD -> named(() -> places.hostPort(text, null, null, spot));
            case SSHOPT -> configured |= settings.ssh(text, port, target());
            case LOCATION, GIT -> location(text);
            case GITKEY -> settings.key(text);
            case GITVALUE -> configured |= settings.value(text);
            case GITCONFIG, SETTING, ENV, ASSIGNMENT -> configured |= settings.pair(text);
            case SETTINGS -> configured |= settings.next(text);
            case INVENTORY -> inventory(text);
            case SCAN -> named(() -> locations.scan(text, spot));
            case DNS -> dns(text);
            case NAME -> named(() -> places.hostPort(text, null, null, spot));
            case HTTPIE -> httpie(text);
            case CONNINFO -> connInfo(text);
            case MONGO -> mongo(text);
            case SERVER -> configured |= new ConnectionStrings(places).pairs("server=" + text + ";", spot);
            case UNC -> named(() -> locations.unc(text, spot));
            case UNCMAYBE -> {
                if (locations.unc(text, spot)) {
                    configured = true;
                } else {
                    maybe(text);
                }
            }
            case MOUNT -> mount(text);
            case IMAGE -> configured |= locations.image(text, spot);
            case IMAGEURL -> configured |= packages.image(text);
            case REGISTRY -> {
                if (text.indexOf('.') > 0 || text.indexOf(':') > 0) {
                    named(() -> locations.urlOrHost(text, null, spot));
                }
            }
            case ADDHOST -> {
                int colon = text.indexOf(':');
                named(() -> places.hostPort(text.substring(colon + 1), null, null, spot));
            }
            case PACKAGE -> configured |= packages.name(text);
            case GOPACKAGE -> packages.go(text);
            case MAIL -> configured |= places.mail(text, spot);
            case CONFIG -> opaque(Reasons.CONFIG_FILE);
            case LIST -> opaque(Reasons.INPUT_FILE);
            case DATA, MENTION -> readers.prose(text, spot);
            case PORT, BIND, VALUE, TUNNEL, SUBCOMMAND, REST -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The host that the command is for, which programs of its options are told. */
    private String target() {
        for (Argv.Argument argument : argv.arguments()) {
            if (argument.meaning() == Meaning.USERHOST) {
                return argument.text().substring(argument.text().lastIndexOf('@') + 1);
            }
        }
        return "localhost";
    }

    /** Ansible tells hosts from the name of a file by a comma. */
    private void inventory(String text) {
        if (text.indexOf(',') >= 0) {
            named(() -> locations.scan(text, spot));
        } else {
            opaque(Reasons.INPUT_FILE);
        }
    }

    private void named(Runnable reading) {
        configured = true;
        reading.run();
    }

    private void host(String text) {
        if (text.indexOf("://") < 0 || !places.url(text, hostSpot)) {
            places.hostPort(text, port, scheme, hostSpot);
        }
    }

    private void opaque(String reason) {
        configured = true;
        places.opaque(reason, spot);
    }

    private void each(String text, String separators, java.util.function.Consumer<String> reading) {
        configured = true;
        Ascii.split(text, separators).forEach(reading);
    }

    private void maybe(String text) {
        configured |= locations.maybe(text, spot);
    }

    private void resolve(String text) {
        configured = true;
        int colon = text.indexOf(':', text.indexOf(':') + 1);
        if (colon > 0) {
            each(text.substring(colon + 1), ",", one -> places.hostPort(one, null, null, spot));
        }
    }

    private void connectTo(String text) {
        List<String> parts = HostList.split(text);
        if (parts.size() >= 3 && !parts.get(2).isEmpty()) {
            String to = parts.get(2) + (parts.size() > 3 && !parts.get(3).isEmpty() ? ":" + parts.get(3) : "");
            named(() -> places.hostPort(to, null, null, spot));
        }
    }

    private void location(String text) {
        Integer toPort = port != null ? port : Schemes.port("ssh");
        if (locations.remote(text, toPort, spot)) {
            configured = true;
        } else if (Locations.isWindowsPath(text)) {
            return;
        } else if (scheme != null && argv.path().equals("sftp")) {
            named(() -> locations.userHost(text, port, scheme, spot));
        } else if (text.startsWith("" + Places.UNKNOWN)) {
            // The whole location is computed; a path inside a known folder would start with the folder.
            places.opaque(Reasons.COMPUTED, spot);
            configured |= !argv.path().startsWith("rsync") && !argv.path().startsWith("scp");
        }
    }

    private void dns(String text) {
        if (text.startsWith("@")) {
            named(() -> places.hostPort(text.substring(1), null, "dns", spot));
        } else if (!text.startsWith("+") && !DNS_TYPES.contains(text.toLowerCase(Locale.ROOT))) {
            named(() -> places.hostPort(text, null, null, spot));
        }
    }

    private void httpie(String text) {
        if (urlSeen || METHODS.contains(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        urlSeen = true;
        String by = argv.path().equals("https") || argv.path().equals("xhs") ? "https" : "http";
        named(() -> locations.urlOrHost(text, by, spot));
    }

    private void connInfo(String text) {
        if (text.indexOf("://") > 0) {
            maybe(text);
        } else if (text.indexOf('=') > 0) {
            configured |= new ConnectionStrings(places).pairs(text, spot);
        } else if (argv.path().equals("psql") && text.indexOf(Places.UNKNOWN) >= 0) {
            opaque(Reasons.COMPUTED);
        }
    }

    private void mongo(String text) {
        if (text.indexOf("://") > 0) {
            maybe(text);
        } else if (text.indexOf('/') > 0 || text.indexOf(':') > 0) {
            named(() -> places.hostPort(text.substring(0, Ascii.firstOf(text, "/", 0)), port, "mongodb", spot));
        }
    }

    private void mount(String text) {
        if (!locations.unc(text, spot) && !places.url(text, spot)) {
            locations.scpLike(text, "nfs", Schemes.port("nfs"), spot);
        }
    }
}
