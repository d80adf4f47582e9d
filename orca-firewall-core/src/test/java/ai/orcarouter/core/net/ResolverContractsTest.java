/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.firewall.testkit.HostResolverContract;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The resolvers of this package against the contract of their SPI; below them stands a stub of the name server. */
class ResolverContractsTest {
    private static final List<IpAddress> ADDRESSES = List.of(
            IpAddress.parse("192.0.2.7").orElseThrow(),
            IpAddress.parse("2001:db8::7").orElseThrow());

    @Nested
    class Operating extends Names {
        private final SystemHostResolver system = new SystemHostResolver(true, Operating::ask, 512);

        private static InetAddress[] ask(String host) throws UnknownHostException {
            if (!host.equals("known.example.")) {
                throw new UnknownHostException(host);
            }
            return ADDRESSES.stream().map(IpAddress::toInetAddress).toArray(InetAddress[]::new);
        }

        @Override
        public HostResolver resolver() {
            return system;
        }

        @AfterEach
        void close() {
            system.close();
        }
    }

    @Nested
    class Guarded extends Names {
        private final GuardedResolver guarded = new GuardedResolver(stub());

        @Override
        public HostResolver resolver() {
            return guarded;
        }

        @AfterEach
        void close() {
            guarded.close();
        }
    }

    @Nested
    class Caching extends Names {
        private final CachingHostResolver cache = new CachingHostResolver(stub(), () -> Instant.EPOCH);

        @Override
        public HostResolver resolver() {
            return cache;
        }
    }

    abstract static class Names implements HostResolverContract {
        static HostResolver stub() {
            return (host, timeout) -> Resolution.of(host, host.equals("known.example") ? ADDRESSES : List.of());
        }

        @Override
        public String knownName() {
            return "known.example";
        }

        @Override
        public List<IpAddress> knownAddresses() {
            return ADDRESSES;
        }

        @Override
        public String unknownName() {
            return "unknown.example";
        }
    }
}
