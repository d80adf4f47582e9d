/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialObserver;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.SystemHostResolver;
import ai.orcarouter.examples.http.GuardedHttp;
import ai.orcarouter.examples.http.GuardedTarget;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.Trust;
import ai.orcarouter.firewall.model.SignedNotice;
import ai.orcarouter.firewall.spi.NoticeSender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends approval notices with OkHttp: by https only, to addresses that {@link DialGuard} lets pass at the moment of the
 * dial, without proxy, redirect or a connection that was opened for something else.
 *
 * <p>{@link #send} blocks for at most the deadline of the {@link RetryRule} and some seconds of look-up, and never
 * throws. Of an answer only the status is read; its body is left where it is. Thread-safe; close it to stop the threads
 * of the name look-up.
 */
public final class OkHttpNoticeSender implements NoticeSender, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OkHttpNoticeSender.class.getName());
    private static final Duration RESOLVE = Duration.ofSeconds(3);
    private static final long SHORTEST_NANOS = 1_000_000;

    private final GuardedHttp http;
    private final Timeouts timeouts;
    private final RetryRule retries;
    private final BiConsumer<SignedNotice, Delivery> observer;
    private final Stopwatch watch;
    private final @Nullable SystemHostResolver ownResolver;

    private OkHttpNoticeSender(Builder from) {
        SystemHostResolver own = null;
        HostResolver resolver = from.resolver;
        if (resolver == null) {
            own = new SystemHostResolver();
            resolver = own;
        }
        ownResolver = own;
        DialGuard.Builder guard = DialGuard.builder()
                .policy(from.policy)
                .resolver(resolver)
                .resolveTimeout(RESOLVE)
                .observer(from.dials);
        if (from.port != 0) {
            guard.port(from.port);
        }
        http = new GuardedHttp(guard.build(), from.timeouts, from.trust);
        timeouts = from.timeouts;
        retries = from.retries;
        observer = from.observer;
        watch = from.watch;
    }

    /** A builder of a sender to public addresses, by the certificates that the JVM trusts. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Outcome send(SignedNotice notice) {
        return deliver(notice).outcome();
    }

    /** Sends a notice and says in detail what became of it; otherwise like {@link #send}. */
    public Delivery deliver(SignedNotice notice) {
        long end = watch.nanos() + retries.deadline().toNanos();
        Delivery delivery = attempt(notice, end, 1);
        while (retries.isWorthAnother(delivery)) {
            Duration pause = retries.pauseAfter(delivery.attempts());
            if (end - watch.nanos() <= pause.toNanos()) {
                break;
            }
            try {
                watch.pause(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                delivery = new Delivery.Failed(Fault.INTERRUPTED, "", delivery.attempts());
                break;
            }
            delivery = attempt(notice, end, delivery.attempts() + 1);
        }
        tell(notice, delivery);
        return delivery;
    }

    private Delivery attempt(SignedNotice notice, long end, int number) {
        try {
            GuardedTarget target = GuardedTarget.parse(notice.url());
            Call call = http.client(target).newCall(request(notice, target));
            long left = Math.max(SHORTEST_NANOS, end - watch.nanos());
            call.timeout().timeout(Math.min(left, timeouts.exchange().toNanos()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                return new Delivery.Answered(response.code(), number);
            }
        } catch (IOException e) {
            return new Delivery.Failed(Fault.of(e), Fault.code(e), number);
        } catch (IllegalArgumentException e) {
            return new Delivery.Failed(Fault.MESSAGE_REFUSED, "", number);
        } catch (RuntimeException e) {
            return new Delivery.Failed(Fault.UNEXPECTED, "", number);
        }
    }

    /** The message byte for byte: OkHttp would add a charset to a content type that it knew of. */
    private static Request request(SignedNotice notice, GuardedTarget target) {
        Request.Builder request = new Request.Builder()
                .url(target.url())
                .post(RequestBody.create(notice.body().getBytes(UTF_8)))
                .header("User-Agent", "orca")
                .header("Accept-Encoding", "identity");
        notice.headers().forEach(request::header);
        return request.build();
    }

    private void tell(SignedNotice notice, Delivery delivery) {
        try {
            observer.accept(notice, delivery);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an observer failed: {0}",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        if (ownResolver != null) {
            ownResolver.close();
        }
    }

    /** Collects the parts of a sender. Not thread-safe. */
    public static final class Builder {
        private AddressPolicy policy = AddressPolicy.defaults();
        private @Nullable HostResolver resolver;
        private int port;
        private DialObserver dials = event -> {};
        private Timeouts timeouts = Timeouts.defaults();
        private RetryRule retries = RetryRule.defaults();
        private @Nullable Trust trust;
        private BiConsumer<SignedNotice, Delivery> observer = Builder::log;
        private Stopwatch watch = Stopwatch.SYSTEM;

        private Builder() {}

        /** Sets which addresses may be dialled; all public ones by default. */
        public Builder addressPolicy(AddressPolicy value) {
            policy = value;
            return this;
        }

        /** Sets who finds the addresses of names, which the sender does not close; by default the JDK. */
        public Builder resolver(HostResolver value) {
            resolver = value;
            return this;
        }

        /** Allows one port beside those of {@link DialGuard#builder}. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Sets who hears of every dial, allowed or refused, with its address. */
        public Builder dialObserver(DialObserver value) {
            dials = value;
            return this;
        }

        /** Sets how long one try may take. */
        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        /** Sets how often it is tried. */
        public Builder retries(RetryRule value) {
            retries = value;
            return this;
        }

        /** Sets whose certificates count; by default those that the JVM trusts. */
        public Builder trust(Trust value) {
            trust = value;
            return this;
        }

        /** Sets who hears what became of each notice; by default the log, of those that were not delivered. */
        public Builder observer(BiConsumer<SignedNotice, Delivery> value) {
            observer = value;
            return this;
        }

        Builder watch(Stopwatch value) {
            watch = value;
            return this;
        }

        private static void log(SignedNotice notice, Delivery delivery) {
            if (delivery.outcome() != Outcome.DELIVERED) {
                LOG.log(System.Logger.Level.WARNING, "an approval notice was not delivered: {0}", delivery);
            }
        }

        /** The sender. */
        public OkHttpNoticeSender build() {
            return new OkHttpNoticeSender(this);
        }
    }
}
