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
    private final Spot spot;
    /** Role of hosts and URLs: only mentioned when a socket takes their place, or when the program listens. */
    private final Spot hostSpot;

    private final @Nullable Integer port;
    private final @Nullable String scheme;
    private String settingKey = "";
    private boolean urlSeen;
    private boolean configured;

    Operands(Readers readers, Argv argv, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.locations = readers.locations();
        this.argv = argv;
        this.spot = spot;
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
            case MAYBE -> maybe(text);
            case URI -> maybe(text);
            case PROXY -> named(() -> locations.urlOrHost(text, null, spot));
            case HOST, HOSTPORT -> named(() -> host(text));
            case USERHOST -> named(() -> locations.userHost(text, port, scheme, hostSpot));
            case HOSTS -> each(text, ", ", one -> locations.urlOrHost(one, null, spot));
            case ENDPOINTS -> each(text, ",", one -> locations.urlOrHost(one, null, spot));
            case RESOLVE -> resolve(text);
            case CONNECTTO -> connectTo(text);
            case UNIX -> named(() -> places.unix(text, spot));
            case JUMP -> each(text, ",", one -> locations.userHost(one, null, "ssh", spot));
            case FORWARD -> named(() -> places.hostPort(text, null, null, spot));
            case SSHOPT -> sshOption(text);
            case LOCATION, GIT -> location(text);
            case GITKEY -> settingKey = text;
            case GITVALUE -> setting(settingKey, text);
            case GITCONFIG, SETTING -> pair(text);
            case SETTINGS -> settings(text);
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
            case IMAGEURL -> imageUrl(text);
            case REGISTRY -> {
                if (text.indexOf('.') > 0 || text.indexOf(':') > 0) {
                    named(() -> locations.urlOrHost(text, null, spot));
                }
            }
            case ADDHOST -> {
                int colon = text.indexOf(':');
                named(() -> places.hostPort(text.substring(colon + 1), null, null, spot));
            }
            case PACKAGE -> packageName(text);
            case GOPACKAGE -> goPackage(text);
            case MAIL -> configured |= places.mail(text, spot);
            case ENV, ASSIGNMENT -> environment(text);
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

    /** {@code NAME=value} as the environment of a command: the names of keys apply. */
    void environment(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            setting(text.substring(0, equals), text.substring(equals + 1));
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

    private static boolean isHost(String text) {
        HostPort parts = HostPort.of(text);
        return HostShape.of(parts.host()).atLeast(HostShape.DOTTED)
                || parts.portOrNull() != null
                || Places.isTemplate(text);
    }

    private void opaque(String reason) {
        configured = true;
        places.opaque(reason, spot);
    }

    private void each(String text, String separators, java.util.function.Consumer<String> reading) {
        configured = true;
        Ascii.split(text, separators).forEach(reading);
    }

    /** A whole URL in an argument that may also be something local. */
    private void maybe(String text) {
        if (text.indexOf("://") > 0 && places.url(text, spot)) {
            configured = true;
        } else if (text.startsWith("git+") || text.startsWith("git@")) {
            configured |= locations.scpLike(text, "ssh", Schemes.port("ssh"), spot);
        }
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

    private void sshOption(String text) {
        int cut = Ascii.firstOf(text, "= ", 0);
        if (cut == text.length()) {
            return;
        }
        String value = text.substring(cut + 1).strip();
        switch (text.substring(0, cut).toLowerCase(Locale.ROOT)) {
            case "proxycommand" -> {
                configured = true;
                readers.shell(value.replace("%h", "localhost"), spot.nested());
            }
            case "proxyjump" -> each(value, ",", one -> locations.userHost(one, null, "ssh", spot));
            case "hostname" -> named(() -> places.hostPort(value, port, "ssh", spot));
            case "localcommand", "knownhostscommand" -> readers.shell(value, spot.nested());
            default -> {}
        }
    }

    private void location(String text) {
        if (places.url(text, spot)) {
            configured = true;
            return;
        }
        boolean windowsDrive = text.length() > 1 && text.charAt(1) == ':' && Ascii.letter(text.charAt(0));
        if (windowsDrive) {
            return;
        }
        Integer toPort = port != null ? port : Schemes.port("ssh");
        if (locations.scpLike(text, "ssh", toPort, spot)) {
            configured = true;
        } else if (scheme != null && argv.path().equals("sftp")) {
            named(() -> locations.userHost(text, port, scheme, spot));
        } else if (text.startsWith("" + Places.UNKNOWN)) {
            // The whole location is computed; a path inside a known folder would start with the folder.
            if (!argv.path().startsWith("rsync") && !argv.path().startsWith("scp")) {
                opaque(Reasons.COMPUTED);
            } else {
                places.opaque(Reasons.COMPUTED, spot);
            }
        }
    }

    private void pair(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            setting(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    private void settings(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            setting(text.substring(0, equals), text.substring(equals + 1));
        } else if (!settingKey.isEmpty() && !settingKey.equals("set")) {
            setting(settingKey, text);
        }
        settingKey = text;
    }

    /** A setting or variable whose name says that its value is a destination, a command or a configuration file. */
    private void setting(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.endsWith("sshcommand") || key.endsWith("ssh_command") || key.endsWith("proxycommand")) {
            readers.shell(value, spot.nested());
            return;
        }
        if (key.startsWith("url.") && (key.endsWith(".insteadof") || key.endsWith(".pushinsteadof"))) {
            named(() -> location(name.substring(4, name.lastIndexOf('.'))));
            return;
        }
        if (key.equals("no_proxy")) {
            return;
        }
        KeyKind kind = KeyKind.of(name);
        if (value.indexOf("://") > 0) {
            maybe(value);
        } else if (key.endsWith("proxy") && isHost(value)) {
            named(() -> locations.urlOrHost(value, null, spot));
        } else if ((kind == KeyKind.HOST || kind == KeyKind.URL)
                && HostShape.of(HostPort.of(value).host()).atLeast(HostShape.NAME)) {
            named(() -> places.hostPort(value, null, null, spot));
        } else if (Places.isTemplate(value) && (kind == KeyKind.HOST || kind == KeyKind.URL)) {
            places.opaque(Reasons.COMPUTED, spot);
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

    private void imageUrl(String text) {
        int colon = text.indexOf(":");
        if (text.startsWith("docker://")) {
            configured |= locations.image(text.substring(9), spot);
        } else if (colon < 0 || !text.startsWith("oci:")) {
            maybe(text);
        }
    }

    /** A name is fetched from the configured index; an alias can put a URL behind an {@code @}. */
    private void packageName(String text) {
        int at = text.indexOf('@', 1);
        String reference = at > 0 && text.indexOf("://", at) > 0 && text.indexOf("://") > at
                ? text.substring(at + 1).strip()
                : text;
        if (reference.indexOf("://") > 0 && places.url(reference, spot)) {
            configured = true;
        } else if (reference.indexOf('@') > 0 && reference.indexOf(':') > reference.indexOf('@')) {
            configured |= locations.scpLike(reference, "ssh", Schemes.port("ssh"), spot);
        } else {
            int colon = reference.indexOf(':');
            String host = colon < 0
                    ? ""
                    : switch (reference.substring(0, colon)) {
                        case "github" -> "github.com";
                        case "gitlab" -> "gitlab.com";
                        case "bitbucket" -> "bitbucket.org";
                        case "gist" -> "gist.github.com";
                        default -> "";
                    };
            if (!host.isEmpty()) {
                named(() -> places.hostPort(host, null, "https", spot));
            }
        }
    }

    private void goPackage(String text) {
        String host = text.substring(0, Ascii.firstOf(text, "/@", 0));
        if (!text.startsWith(".") && HostShape.of(host).atLeast(HostShape.NAME)) {
            places.hostPort(host, null, "https", spot);
        }
    }
}
