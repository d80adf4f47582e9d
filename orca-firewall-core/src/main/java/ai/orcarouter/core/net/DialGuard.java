/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that connect only where {@link AddressPolicy}, the allowed ports and the pinned addresses let them
 * (egress.md 3.7). The check is made on the bytes of the address that is about to be dialled, so neither a changed name
 * server answer nor a redirect nor a literal gets around it.
 *
 * <p>Hand it to an HTTP client as its socket factory, with {@link #lookup} as its name look-up, redirects and proxies
 * off. A client that reuses connections needs one guard and one pool for each target and policy. Immutable and
 * thread-safe if its parts are.
 */
public final class DialGuard extends SocketFactory {
    private final DialRules rules;
    private final HostResolver resolver;
    private final Duration resolveTimeout;
    private final int connectMillis;

    private DialGuard(Builder from) {
        AddressPolicy policy = from.policy == null ? AddressPolicy.defaults() : from.policy;
        rules = new DialRules(policy, Set.copyOf(from.ports), Map.copyOf(from.pins), from.observer);
        resolver = GuardedResolver.around(from.resolver);
        resolveTimeout = from.resolveTimeout;
        connectMillis = Math.toIntExact(from.connectTimeout.toMillis());
    }

    /** A builder with the default address policy, ports 80, 443, 8080 and 8443, no resolver and no pins. */
    public static Builder builder() {
        return new Builder();
    }

    /** Checks scheme, port and host of {@code url} before a hop; the addresses of a name are checked at the dial. */
    public void check(CanonicalUrl url) throws DialRefusedException {
        String host = url.host().text();
        int port = url.port().orElse(0);
        if (!url.isWeb()) {
            throw rules.refuse(host, null, port, "scheme_blocked", url.scheme());
        }
        if (url.host() instanceof Host.Address literal) {
            rules.requireAllowed(host, null, literal.address(), port);
        } else {
            rules.requirePort(host, port);
            rules.requireName((Host.Name) url.host(), port);
        }
    }

    /**
     * The addresses that may be dialled for {@code host}: the pinned ones if there are any for it, else all addresses
     * of one look-up. A single refused address refuses the host.
     */
    public List<InetAddress> lookup(String host, int port) throws DialRefusedException {
        HostResult result = HostParser.parse(host);
        if (!(result instanceof HostResult.Accepted accepted)) {
            throw rules.refuse(host, null, port, "host_invalid", ((HostResult.Refused) result).reason());
        }
        if (accepted.host() instanceof Host.Address literal) {
            rules.requireAllowed(host, null, literal.address(), port);
            return List.of(DialRules.named(literal.text(), literal.address()));
        }
        Host.Name name = (Host.Name) accepted.host();
        rules.requirePort(host, port);
        rules.requireName(name, port);
        Collection<IpAddress> addresses = rules.pinned(name);
        if (addresses == null) {
            Resolution answer = CheckedAnswers.resolve(resolver, name.ascii(), resolveTimeout);
            if (answer.outcome() != Resolution.Outcome.OK) {
                throw rules.refuse(
                        host, null, port, "unresolved", answer.outcome().name());
            }
            addresses = answer.addresses();
        }
        for (IpAddress address : addresses) {
            rules.requireAllowed(name.ascii(), name, address, port);
        }
        return addresses.stream()
                .map(address -> DialRules.named(name.ascii(), address))
                .toList();
    }

    /**
     * The endpoint to connect to in place of {@code endpoint}: the very bytes that were checked, without a scope.
     * Called by the sockets of this factory; other socket layers may call it just before they connect.
     */
    public InetSocketAddress vet(@Nullable SocketAddress endpoint) throws DialRefusedException {
        if (!(endpoint instanceof InetSocketAddress inet)) {
            throw rules.refuse("", null, 0, "unusable_address", "not an internet address");
        }
        InetAddress target = inet.getAddress();
        int port = inet.getPort();
        String text = inet.getHostString();
        if (target == null) {
            throw rules.refuse(text, null, port, "unresolved", "the client did not resolve the host");
        }
        IpAddress address = IpAddress.of(target);
        Host.Name name = HostParser.parse(text) instanceof HostResult.Accepted accepted
                        && accepted.host() instanceof Host.Name given
                ? given
                : null;
        if (name != null) {
            rules.requireName(name, port);
        }
        rules.requireAllowed(text, name, address, port);
        rules.tell(new DialEvent(true, text, address, port, "allowed", ""));
        return new InetSocketAddress(DialRules.named(text, address), port);
    }

    /** An unconnected socket that is checked when it connects. */
    @Override
    public Socket createSocket() {
        return new GuardedSocket(this);
    }

    /** Looks {@code host} up as {@link #lookup} does and connects to the first of its addresses that answers. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connectFirst(lookup(host, port), port, null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connectFirst(lookup(host, port), port, new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connectFirst(List.of(host), port, null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connectFirst(List.of(address), port, new InetSocketAddress(localAddress, localPort));
    }

    private Socket connectFirst(List<InetAddress> addresses, int port, @Nullable SocketAddress local)
            throws IOException {
        IOException failure = null;
        for (InetAddress address : addresses) {
            Socket socket = createSocket();
            try {
                if (local != null) {
                    socket.bind(local);
                }
                socket.connect(new InetSocketAddress(address, port), connectMillis);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new DialRefusedException("unresolved") : failure;
    }

    /** Collects the parts of a guard. Not thread-safe. */
    public static final class Builder {
        private @Nullable AddressPolicy policy;
        private HostResolver resolver = HostResolver.none();
        private Duration resolveTimeout = Duration.ofSeconds(5);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private final Set<Integer> ports = new TreeSet<>(List.of(80, 443, 8080, 8443));
        private final Map<String, Set<IpAddress>> pins = new HashMap<>();
        private DialObserver observer = event -> {};

        private Builder() {}

        /** Sets where connections may go; the default is {@link AddressPolicy#defaults()}. */
        public Builder policy(AddressPolicy value) {
            policy = value;
            return this;
        }

        /**
         * Sets who finds the addresses of names; by default nobody does. The guard puts its own deadline on it, as a
         * {@link GuardedResolver}, unless it is one.
         */
        public Builder resolver(HostResolver value) {
            resolver = value;
            return this;
        }

        /** Sets the time a look-up may take before the dial is refused as unresolved; 5 seconds by default. */
        public Builder resolveTimeout(Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException("the time to resolve is more than nothing: " + value);
            }
            resolveTimeout = value;
            return this;
        }

        /** Sets the time to connect for the sockets that this factory connects itself; 5 seconds by default. */
        public Builder connectTimeout(Duration value) {
            if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the time to connect is from 1 ms to 24 days: " + value);
            }
            connectTimeout = value;
            return this;
        }

        /** Allows one more port, from 1 to 65535. */
        public Builder port(int value) {
            if (value < 1 || value > 65_535) {
                throw new IllegalArgumentException("a port is a number from 1 to 65535: " + value);
            }
            ports.add(value);
            return this;
        }

        /**
         * Pins a name to addresses that were vetted for it. Once a guard has pins, no other address is dialled.
         *
         * @param addresses not empty; still subject to the address policy
         */
        public Builder pin(Host.Name name, Collection<IpAddress> addresses) {
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("a pin without an address allows nothing: " + name.ascii());
            }
            pins.put(name.ascii(), Collections.unmodifiableSet(new LinkedHashSet<>(addresses)));
            return this;
        }

        /** Sets who hears of every decision. */
        public Builder observer(DialObserver value) {
            observer = value;
            return this;
        }

        /** The guard. */
        public DialGuard build() {
            return new DialGuard(this);
        }
    }
}
