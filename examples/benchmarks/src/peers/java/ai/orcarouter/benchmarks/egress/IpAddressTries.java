/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressTrie;

/** The tries of the ipaddress library. */
final class IpAddressTries implements CidrPeer.OfBytes {
    private final IPv4AddressTrie four = new IPv4AddressTrie();
    private final IPv6AddressTrie six = new IPv6AddressTrie();

    IpAddressTries(CidrWorkload workload) {
        for (CidrWorkload.Block block : workload.blocks()) {
            IPAddress prefix = new IPAddressString(block.text()).getAddress().toPrefixBlock();
            if (prefix.isIPv4()) {
                four.add(prefix.toIPv4());
            } else {
                six.add(prefix.toIPv6());
            }
        }
    }

    @Override
    public boolean contains(byte[] address) {
        return address.length == 4
                ? four.elementContains(new IPv4Address(address))
                : six.elementContains(new IPv6Address(address));
    }
}
