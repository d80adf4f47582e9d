/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.IpAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The IPv4 addresses that an IPv6 address may lead to (egress.md 3.2 step 11, 3.4), read from its 32 hex digits. */
final class ReferenceEmbedding {
    private static final HexFormat HEX = HexFormat.of();

    private ReferenceEmbedding() {}

    static List<IpAddress> of(IpAddress address) {
        List<IpAddress> out = new ArrayList<>();
        if (address.isV4()) {
            return out;
        }
        String hex = HEX.formatHex(address.bytes());
        String last = hex.substring(24);
        if (hex.startsWith("0064ff9b0000000000000000") || hex.startsWith("0000000000000000ffff0000")) {
            out.add(four(last));
        }
        if (hex.startsWith("0".repeat(24)) && !last.equals("00000000") && !last.equals("00000001")) {
            out.add(four(last));
        }
        if (hex.startsWith("2002")) {
            out.add(four(hex.substring(4, 12)));
        }
        if (hex.startsWith("20010000")) {
            out.add(four(hex.substring(8, 16)));
            out.add(four(HEX.toHexDigits(~HexFormat.fromHexDigits(last))));
        }
        if (hex.startsWith("0064ff9b0001")) {
            // RFC 6052 section 2.2: behind the prefix, but the digits 16 and 17 are left out.
            String digits = hex.substring(0, 16) + hex.substring(18);
            for (int prefix : List.of(48, 56, 64)) {
                out.add(four(digits.substring(prefix / 4, (prefix / 4) + 8)));
            }
            out.add(four(last));
        }
        return out;
    }

    private static IpAddress four(String eightDigits) {
        return IpAddress.ofBytes(HEX.parseHex(eightDigits));
    }
}
