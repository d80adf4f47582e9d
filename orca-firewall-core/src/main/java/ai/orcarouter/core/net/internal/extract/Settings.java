/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings a command is given: environment variables, {@code key=value} options, keys of git and options of
 * ssh. The name of a setting says whether its value is a destination, a command or neither. The methods tell whether a
 * peer was named, so that no configured one is meant.
 */
final class Settings {
    private final Readers readers;
    private final Places places;
    private final Locations locations;
    private final Spot spot;
    private String key = "";

    Settings(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.locations = readers.locations();
        this.spot = spot;
    }

    /** {@code NAME=value}; anything else is no setting. */
    boolean pair(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && setting(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The name of a setting whose value is the next argument. */
    void key(String name) {
        key = name;
    }

    /** The value of the name given before. */
    boolean value(String text) {
        return setting(key, text);
    }

    /** One of several arguments that are {@code name=value} or alternate between names and values. */
    boolean next(String text) {
        boolean named = false;
        if (text.indexOf('=') > 0) {
            named = pair(text);
        } else if (!key.isEmpty() && !key.equals("set")) {
            named = setting(key, text);
        }
        key = text;
        return named;
    }

    /** An option of ssh, {@code Name=value} or {@code Name value}. */
    boolean ssh(String text, @Nullable Integer port, String target) {
        int cut = Ascii.firstOf(text, "= ", 0);
        if (cut == text.length()) {
            return false;
        }
        String value = text.substring(cut + 1).strip();
        switch (text.substring(0, cut).toLowerCase(Locale.ROOT)) {
            case "proxycommand" -> readers.shell(value.replace("%h", target), spot.nested());
            case "proxyjump" -> Ascii.split(value, ",").forEach(one -> locations.userHost(one, null, "ssh", spot));
            case "hostname" -> places.hostPort(value, port, "ssh", spot);
            case "localcommand", "knownhostscommand" -> {
                readers.shell(value, spot.nested());
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean setting(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("sshcommand") || lower.endsWith("ssh_command") || lower.endsWith("proxycommand")) {
            readers.shell(value, spot.nested());
            return false;
        }
        if (lower.startsWith("url.") && (lower.endsWith(".insteadof") || lower.endsWith(".pushinsteadof"))) {
            rewritten(name.substring(4, name.lastIndexOf('.')));
            return true;
        }
        if (lower.equals("no_proxy")) {
            return false;
        }
        KeyKind kind = KeyKind.of(name);
        if (value.indexOf("://") > 0) {
            return new SettingUrls(readers).alternatives(value, spot);
        }
        if (lower.endsWith("proxy") && isHost(value)) {
            locations.urlOrHost(value, null, spot);
            return true;
        }
        boolean place = kind == KeyKind.HOST || kind == KeyKind.URL;
        if (place && HostShape.of(HostPort.of(value).host()).atLeast(HostShape.NAME)) {
            places.hostPort(value, null, null, spot);
            return true;
        }
        if (place && Templates.isTemplate(value)) {
            places.opaque(Reasons.COMPUTED, spot);
        }
        return false;
    }

    /** What git puts in place of the beginning of other URLs. */
    private void rewritten(String text) {
        if (!locations.remote(text, Schemes.port("ssh"), spot) && text.startsWith("" + Places.UNKNOWN)) {
            places.opaque(Reasons.COMPUTED, spot);
        }
    }

    private static boolean isHost(String text) {
        HostPort parts = HostPort.of(text);
        return HostShape.of(parts.host()).atLeast(HostShape.DOTTED)
                || parts.portOrNull() != null
                || Templates.isTemplate(text);
    }
}
