/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the operating system through {@link InetAddress}, which has no deadline of its own (egress.md 3.6).
 *
 * <p>Look-ups run on at most 64 daemon threads of this object; one that hangs keeps its thread, and while all of them
 * hang further look-ups time out at once. Addresses lose their scope. The JDK keeps its own cache. Thread-safe; close
 * it to stop the threads.
 */
public final class SystemHostResolver implements HostResolver, AutoCloseable {
    /** Look-ups in flight at most. */
    public static final int MAX_IN_FLIGHT = 64;

    private final boolean absolute;
    private final Lookup lookup;
    private final LookupThreads threads;

    /** The blocking call, so that tests need no name server. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** A resolver that adds a trailing dot, so that search domains cannot change what a name means. */
    public SystemHostResolver() {
        this(true);
    }

    /**
     * A resolver.
     *
     * @param absolute whether to add a trailing dot; false where names come from a hosts file
     */
    public SystemHostResolver(boolean absolute) {
        this(absolute, InetAddress::getAllByName, MAX_IN_FLIGHT);
    }

    SystemHostResolver(boolean absolute, Lookup lookup, int maxInFlight) {
        this.absolute = absolute;
        this.lookup = lookup;
        this.threads = new LookupThreads("orca-dns", maxInFlight);
    }

    /** Answers {@link Resolution.Outcome#ERROR} for a text that is no canonical name, which is never looked up. */
    @Override
    public Resolution resolve(String host, Duration timeout) {
        if (!HostParser.isCanonicalName(host)) {
            return Resolution.failed(host, Resolution.Outcome.ERROR);
        }
        return threads.call(host, timeout, () -> ask(host));
    }

    private Resolution ask(String host) {
        try {
            List<IpAddress> addresses = new ArrayList<>();
            for (InetAddress address : lookup.all(absolute ? host + "." : host)) {
                addresses.add(IpAddress.of(address));
            }
            return Resolution.of(host, addresses);
        } catch (UnknownHostException e) {
            return Resolution.failed(host, Resolution.Outcome.NOT_FOUND);
        }
    }

    /** Stops the threads; later look-ups are errors. */
    @Override
    public void close() {
        threads.close();
    }
}
