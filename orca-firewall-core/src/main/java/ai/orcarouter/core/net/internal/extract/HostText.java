/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Kind;
import ai.orcarouter.core.net.IpAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place where host text becomes a canonical host. */
final class HostText {
    private HostText() {}

    /** A canonical host, or the best reading of a refused one with the refusal. */
    record Reading(Kind kind, String host, @Nullable String refusalOrNull) {}

    static Reading read(String text) {
        String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        Optional<IpAddress> ip = IpAddress.parse(host);
        if (ip.isPresent()) {
            return new Reading(Kind.IP, ip.get().toString(), null);
        }
        return new Reading(Kind.NAME, java.net.IDN.toASCII(host.toLowerCase(Locale.ROOT)), null);
    }
}
