/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an egress list (egress.md 3.4).
 *
 * @param kind what it names
 * @param name the name, suffix with its leading dot, or mail domain; empty for a block
 * @param block first address of the block, null for names; a literal is a block of one
 * @param bits how many leading bits of the block count
 * @param port the only port it speaks of, null for all
 */
record ReferenceEntry(
        Kind kind,
        String name,
        @Nullable IpAddress block,
        int bits,
        @Nullable Integer port) {
    enum Kind {
        NAME,
        SUFFIX,
        BLOCK,
        MAIL
    }

    static ReferenceEntry parse(String text) {
        if (text.startsWith("mailto:")) {
            return new ReferenceEntry(Kind.MAIL, host(text.substring("mailto:".length())), null, 0, null);
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            IpAddress first = IpAddress.parse(text.substring(0, slash)).orElseThrow();
            return new ReferenceEntry(Kind.BLOCK, "", first, Integer.parseInt(text.substring(slash + 1)), null);
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            Integer port = end + 1 < text.length() ? Integer.valueOf(text.substring(end + 2)) : null;
            return literal(IpAddress.parse(text.substring(1, end)).orElseThrow(), port);
        }
        Optional<IpAddress> bare = IpAddress.parse(text);
        if (bare.isPresent()) {
            return literal(bare.get(), null);
        }
        int colon = text.indexOf(':');
        Integer port = colon < 0 ? null : Integer.valueOf(text.substring(colon + 1));
        String host = colon < 0 ? text : text.substring(0, colon);
        Optional<IpAddress> address = IpAddress.parse(host);
        if (address.isPresent()) {
            return literal(address.get(), port);
        }
        return host.startsWith("*.")
                ? new ReferenceEntry(Kind.SUFFIX, "." + host(host.substring(2)), null, 0, port)
                : new ReferenceEntry(Kind.NAME, host(host), null, 0, port);
    }

    boolean fitsPort(@Nullable Integer other) {
        return port == null || port.equals(other);
    }

    /** Whether it is a name entry that names this canonical name. */
    boolean names(String host) {
        return switch (kind) {
            case NAME -> host.equals(name);
            case SUFFIX -> host.endsWith(name) && host.length() > name.length();
            case BLOCK, MAIL -> false;
        };
    }

    /** Whether it is an address entry that this address is in. */
    boolean covers(IpAddress address) {
        if (block == null || block.isV4() != address.isV4()) {
            return false;
        }
        byte[] mine = block.bytes();
        byte[] other = address.bytes();
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static ReferenceEntry literal(IpAddress address, @Nullable Integer port) {
        return new ReferenceEntry(Kind.BLOCK, "", address, address.isV4() ? 32 : 128, port);
    }

    private static String host(String text) {
        HostResult result = HostParser.parse(text);
        if (result instanceof HostResult.Accepted accepted && accepted.host() instanceof Host.Name canonical) {
            return canonical.ascii();
        }
        throw new IllegalArgumentException("not a host name: " + text);
    }
}
