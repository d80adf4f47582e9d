/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.util.function.Function;

/**
 * Applies an address policy to a destination that the rules let through (SEMANTICS 2.5). Closed: a name without an
 * address is refused, and so is a Unix socket, which is always on this machine. Immutable.
 */
final class EgressFloor {
    private final AddressPolicy addresses;
    private final Function<String, Resolution> resolver;

    EgressFloor(AddressPolicy addresses, Function<String, Resolution> resolver) {
        this.addresses = addresses;
        this.resolver = resolver;
    }

    boolean refuses(Destination destination) {
        int port = destination.port().orElse(AddressPolicy.ANY_PORT);
        return switch (destination.kind()) {
            case MAIL, BUCKET -> false;
            case UNIX -> true;
            case IP, NAME ->
                !(HostParser.parse(destination.host()) instanceof HostResult.Accepted accepted)
                        || refuses(accepted.host(), port);
        };
    }

    private boolean refuses(Host host, int port) {
        if (host instanceof Host.Address literal) {
            return addresses.classify(literal.address(), port).blocked();
        }
        Host.Name name = (Host.Name) host;
        if (addresses.classifyName(name, port).blocked()) {
            return true;
        }
        Resolution resolution = resolver.apply(name.ascii());
        for (IpAddress address : resolution.addresses()) {
            if (addresses.classify(name, address, port).blocked()) {
                return true;
            }
        }
        return resolution.addresses().isEmpty();
    }
}
