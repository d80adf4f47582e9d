/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.List;

/** Finds IPv4 addresses in the bytes of IPv6 addresses, by prefix. */
final class EmbeddedAddresses {
    private static final long NAT64 = 0x0064_ff9b_0000_0000L;
    private static final long NAT64_LOCAL = 0x0064_ff9b_0001_0000L;
    private static final long TRANSLATED = 0xffff_0000L;

    private EmbeddedAddresses() {}

    static List<IpAddress> of(byte[] raw) {
        if (raw.length == 4) {
            return List.of();
        }
        int top = ((raw[0] & 0xff) << 8) | (raw[1] & 0xff);
        if (top == 0x2002) { // RFC 3056
            return List.of(at(raw, 2));
        }
        long high = number(raw, 0, 8);
        if ((high >>> 32) == 0x2001_0000L) { // RFC 4380: the client's bits are inverted
            return List.of(at(raw, 4), four(~raw[12], ~raw[13], ~raw[14], ~raw[15]));
        }
        if ((high >>> 16) == (NAT64_LOCAL >>> 16)) { // RFC 8215, with the layouts of RFC 6052 section 2.2
            return List.of(
                    at(raw, 12),
                    four(raw[6], raw[7], raw[9], raw[10]),
                    four(raw[7], raw[9], raw[10], raw[11]),
                    at(raw, 9));
        }
        long low = number(raw, 8, 16);
        boolean translated = high == 0 && (low >>> 32) == TRANSLATED; // RFC 2765
        boolean compatible = high == 0 && (low >>> 32) == 0 && low > 1; // RFC 4291, without :: and ::1
        boolean nat64 = high == NAT64 && (low >>> 32) == 0; // RFC 6052
        return translated || compatible || nat64 ? List.of(at(raw, 12)) : List.of();
    }

    private static long number(byte[] raw, int from, int to) {
        long out = 0;
        for (int i = from; i < to; i++) {
            out = (out << 8) | (raw[i] & 0xff);
        }
        return out;
    }

    private static IpAddress at(byte[] raw, int from) {
        return four(raw[from], raw[from + 1], raw[from + 2], raw[from + 3]);
    }

    private static IpAddress four(int a, int b, int c, int d) {
        return IpAddress.own(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    }
}
