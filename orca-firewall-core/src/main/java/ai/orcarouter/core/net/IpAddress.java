/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as bytes. An IPv4-mapped IPv6 address is the IPv4 address (egress.md 3.2 step 11); there is
 * no zone. Immutable.
 */
public final class IpAddress {
    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address with these 4 or 16 bytes in network order; the mapped form becomes IPv4. */
    public static IpAddress ofBytes(byte[] raw) {
        if (raw.length != 4 && raw.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + raw.length);
        }
        return new IpAddress(isMapped(raw) ? lastFour(raw) : raw.clone());
    }

    /** The same address without its scope. */
    public static IpAddress of(InetAddress address) {
        return ofBytes(address.getAddress());
    }

    /**
     * Reads a literal strictly: four decimal parts without leading zeros, or RFC 4291 text without zone. Never resolves
     * and never throws; anything else is empty.
     */
    public static Optional<IpAddress> parse(String text) {
        byte[] raw = IpLiterals.parse(text);
        return raw == null ? Optional.empty() : Optional.of(own(raw));
    }

    /** As {@link #ofBytes}, but keeps {@code raw}, which nobody else may hold. */
    static IpAddress own(byte[] raw) {
        return new IpAddress(isMapped(raw) ? lastFour(raw) : raw);
    }

    /** Whether it is an IPv4 address. */
    public boolean isV4() {
        return bytes.length == 4;
    }

    /**
     * The IPv4 addresses that this IPv6 address may lead to: the one inside NAT64 {@code 64:ff9b::/96}, an
     * IPv4-compatible or an IPv4-translated address or 6to4; server and client of Teredo; every RFC 6052 reading of
     * {@code 64:ff9b:1::/48}, whose prefix length is a local matter. Empty for IPv4 and for any other address
     * (egress.md 3.2 step 11).
     */
    public List<IpAddress> embedded() {
        return EmbeddedAddresses.of(bytes);
    }

    /** A copy of the 4 or 16 bytes in network order. */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] raw() {
        return bytes;
    }

    /** The JDK's form of it. */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof IpAddress other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Dotted decimal or RFC 5952 text. */
    @Override
    public String toString() {
        return IpLiterals.format(bytes);
    }

    private static byte[] lastFour(byte[] raw) {
        return Arrays.copyOfRange(raw, 12, 16);
    }

    private static boolean isMapped(byte[] raw) {
        if (raw.length != 16 || raw[10] != -1 || raw[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (raw[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
