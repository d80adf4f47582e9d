/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;

/**
 * Keeps another resolver to its contract: an answer that is late is a {@link Resolution.Outcome#TIMEOUT}; an exception,
 * null or an answer about another host is an {@link Resolution.Outcome#ERROR}. It never throws.
 *
 * <p>The other resolver runs on daemon threads of this object that end when they are idle for 5 seconds, at most 64 at
 * a time; while all of them hang, further look-ups time out at once. Thread-safe. After {@link #close} every look-up is
 * an error.
 */
public final class GuardedResolver implements HostResolver, AutoCloseable {
    /** Look-ups in flight at most (egress.md 3.6). */
    public static final int MAX_IN_FLIGHT = 64;

    private final HostResolver resolver;
    private final LookupThreads threads;

    /** A guard around {@code resolver}, which it does not close. */
    public GuardedResolver(HostResolver resolver) {
        this.resolver = resolver;
        this.threads = new LookupThreads("orca-resolver", MAX_IN_FLIGHT);
    }

    /** {@code resolver} itself if it keeps a deadline on its own, else a guard around it. */
    static HostResolver around(HostResolver resolver) {
        boolean keepsTime = resolver instanceof GuardedResolver
                || resolver instanceof SystemHostResolver
                || resolver == HostResolver.none();
        return keepsTime ? resolver : new GuardedResolver(resolver);
    }

    @Override
    public Resolution resolve(String host, Duration timeout) {
        return threads.call(host, timeout, () -> CheckedAnswers.resolve(resolver, host, timeout));
    }

    /** Stops the threads; a look-up that hangs is left to end by itself. */
    @Override
    public void close() {
        threads.close();
    }
}
