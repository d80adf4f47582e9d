/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.commons.net.util.SubnetUtils;
import org.apache.commons.net.util.SubnetUtils6;

/**
 * Has commons-net compute the range of each block again (SEMANTICS 2.9). It sees canonical text only, since it reads
 * leading zeros as decimal and would look names up.
 */
public final class SecondOpinion {
    private SecondOpinion() {}

    /** Throws {@link IllegalStateException} unless commons-net finds the same first and last address. */
    public static void require(String canonical, byte[] first, byte[] last) {
        boolean agrees = first.length == 4 ? agreesV4(canonical, first, last) : agreesV6(canonical, first, last);
        if (!agrees) {
            throw new IllegalStateException("commons-net reads another range in " + canonical);
        }
    }

    /**
     * Compares network and broadcast address. Its range test never holds for 0.0.0.0, and its low and high addresses
     * leave out both ends and all of a /32 unless it is told to count inclusively.
     */
    private static boolean agreesV4(String canonical, byte[] first, byte[] last) {
        SubnetUtils subnet = new SubnetUtils(canonical);
        subnet.setInclusiveHostCount(true);
        SubnetUtils.SubnetInfo info = subnet.getInfo();
        return info.getNetworkAddress().equals(text(first))
                && info.getBroadcastAddress().equals(text(last))
                && info.getAddressCountLong() == (unsigned(last) - unsigned(first)) + 1;
    }

    /** Tests the ends and their neighbours by bytes; only its text overload would resolve. */
    private static boolean agreesV6(String canonical, byte[] first, byte[] last) {
        SubnetUtils6.SubnetInfo info = new SubnetUtils6(canonical).getInfo();
        byte[] before = neighbour(first, -1);
        byte[] after = neighbour(last, 1);
        boolean everything = Arrays.equals(before, last);
        return info.isInRange(first)
                && info.isInRange(last)
                && (everything || (!info.isInRange(before) && !info.isInRange(after)));
    }

    private static String text(byte[] raw) {
        try {
            return InetAddress.getByAddress(raw).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 bytes are always an address", e);
        }
    }

    private static long unsigned(byte[] raw) {
        long value = 0;
        for (byte b : raw) {
            value = (value << 8) | (b & 255);
        }
        return value;
    }

    /** The address one before or after, around the end of the space. */
    private static byte[] neighbour(byte[] raw, int step) {
        byte[] out = raw.clone();
        int i = out.length - 1;
        byte wraps = (byte) (step > 0 ? 0xff : 0);
        while (i > 0 && out[i] == wraps) {
            out[i--] += (byte) step;
        }
        out[i] += (byte) step;
        return out;
    }
}
