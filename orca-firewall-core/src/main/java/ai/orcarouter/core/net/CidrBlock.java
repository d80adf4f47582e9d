/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.net.internal.SecondOpinion;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses: a network and a prefix length (egress.md 3.4, SEMANTICS 2.9). A block of IPv4-mapped addresses
 * ({@code ::ffff:a.b.c.d/96} and longer) is the IPv4 block; apart from that an IPv4 block holds no IPv6 address and the
 * other way round. Immutable.
 */
public final class CidrBlock {
    private static final int MAPPED_BITS = 96;

    private final byte[] network;
    private final int prefix;
    private final boolean hostBits;

    private CidrBlock(byte[] network, int prefix, boolean hostBits) {
        this.network = network;
        this.prefix = prefix;
        this.hostBits = hostBits;
    }

    /**
     * Reads {@code network/prefix}: a strict literal as {@link IpAddress#parse} takes it, a slash, and the number of
     * leading bits in decimal without leading zeros. Bits after the prefix are cleared. Empty for everything else: a
     * netmask, a range, a wildcard, a zone, brackets, a shortened network or an address without prefix. Never resolves
     * a name and never throws on any string.
     */
    public static Optional<CidrBlock> parse(String text) {
        int slash = text.indexOf('/');
        byte[] raw = slash < 0 ? null : IpLiterals.parse(text.substring(0, slash));
        if (raw == null) {
            return Optional.empty();
        }
        int prefix = decimal(text, slash + 1);
        if (prefix < 0 || prefix > 8 * raw.length) {
            return Optional.empty();
        }
        if (raw.length == 16 && prefix >= MAPPED_BITS) {
            IpAddress unified = IpAddress.own(raw);
            if (unified.isV4()) {
                raw = unified.raw();
                prefix -= MAPPED_BITS;
            }
        }
        return Optional.of(masked(raw, prefix));
    }

    /** The block that holds {@code address} alone. */
    public static CidrBlock of(IpAddress address) {
        byte[] raw = address.bytes();
        return new CidrBlock(raw, 8 * raw.length, false);
    }

    private static CidrBlock masked(byte[] raw, int prefix) {
        byte[] network = raw.clone();
        byte[] last = raw.clone();
        boolean cleared = false;
        for (int i = prefix / 8; i < raw.length; i++) {
            int mask = i == prefix / 8 ? 0xff >> (prefix % 8) : 0xff;
            cleared |= (raw[i] & mask) != 0;
            network[i] = (byte) (raw[i] & ~mask);
            last[i] = (byte) (raw[i] | mask);
        }
        SecondOpinion.require(IpLiterals.format(network) + "/" + prefix, network, last);
        return new CidrBlock(network, prefix, cleared);
    }

    /** Up to three digits from {@code from} to the end, or -1. */
    private static int decimal(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = (value * 10) + (c - '0');
        }
        return value;
    }

    /** Whether it is a block of IPv4 addresses. */
    public boolean isV4() {
        return network.length == 4;
    }

    /** The number of leading bits that all its addresses share: 0 to 32, or 0 to 128. */
    public int prefixLength() {
        return prefix;
    }

    /** Whether the text had bits set after the prefix, which were cleared; most likely a slip of its author. */
    public boolean hadHostBits() {
        return hostBits;
    }

    /** Whether {@code address} lies in the block. */
    public boolean contains(IpAddress address) {
        return containsRaw(address.raw());
    }

    /** Whether every address of {@code other} lies in this block. */
    public boolean contains(CidrBlock other) {
        return prefix <= other.prefix && containsRaw(other.network);
    }

    /** Whether the two blocks share an address. */
    public boolean overlaps(CidrBlock other) {
        return contains(other) || other.contains(this);
    }

    private boolean containsRaw(byte[] raw) {
        if (raw.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (raw[i] != network[i]) {
                return false;
            }
        }
        int bits = prefix % 8;
        return bits == 0 || ((raw[whole] ^ network[whole]) & (0xff00 >> bits) & 0xff) == 0;
    }

    byte[] first() {
        return network;
    }

    byte[] last() {
        byte[] last = network.clone();
        for (int bit = prefix; bit < 8 * last.length; bit++) {
            last[bit / 8] |= (byte) (0x80 >> (bit % 8));
        }
        return last;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CidrBlock other && prefix == other.prefix && Arrays.equals(network, other.network);
    }

    @Override
    public int hashCode() {
        return (31 * Arrays.hashCode(network)) + prefix;
    }

    /** Canonical text: the network in dotted or RFC 5952 form, a slash, the prefix length. */
    @Override
    public String toString() {
        return IpLiterals.format(network) + "/" + prefix;
    }
}
