/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/**
 * The addresses of a server's host that the decision about a call looked up and judged; a tag of the request. They are
 * dialled in place of another look-up, and the guard judges each of them at the dial like any other.
 */
record VettedAddresses(List<IpAddress> addresses) {
    /** {@code request} with what {@code vetted} says of the host of {@code target}, if anything. */
    static Request tag(Request request, HttpTarget target, Map<String, List<IpAddress>> vetted) {
        if (vetted.isEmpty() || !(target.canonical().host() instanceof Host.Name name)) {
            return request;
        }
        List<IpAddress> addresses = vetted.get(name.ascii());
        return addresses == null
                ? request
                : request.newBuilder()
                        .tag(VettedAddresses.class, new VettedAddresses(addresses))
                        .build();
    }

    /** The addresses under {@code hostname}. */
    List<InetAddress> of(String hostname) throws UnknownHostException {
        List<InetAddress> out = new ArrayList<>();
        for (IpAddress address : addresses) {
            out.add(InetAddress.getByAddress(hostname, address.toInetAddress().getAddress()));
        }
        return out;
    }
}
