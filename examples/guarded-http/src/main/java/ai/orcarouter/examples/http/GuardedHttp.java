/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http;

import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp clients whose every connection is checked by a {@link DialGuard} (egress.md 3.7).
 *
 * <p>What OkHttp does by itself, and what is done about it:
 *
 * <ul>
 *   <li>It skips its name look-up for literals, so that the look-up cannot be the check: the guard makes the sockets,
 *       and the look-up only sorts out names early.
 *   <li>It reuses connections, which passes by look-up and socket alike, and shares HTTP/2 connections between hosts: a
 *       client here keeps no idle connection and speaks HTTP/1.1, so that each request is a dial.
 *   <li>It takes proxies from the system properties, which then resolve the host: there is never a proxy.
 *   <li>It follows redirects, and asks again by itself after a lost connection or {@code Retry-After: 0}: all off.
 *   <li>It speaks plain http when the URL says so: the clients have no plain connections at all.
 * </ul>
 *
 * <p>A client is for one target; what it is asked for elsewhere is refused. Clients share nothing but settings, so they
 * need not be closed. Immutable and thread-safe if the guard is.
 */
public final class GuardedHttp {
    private final DialGuard guard;
    private final OkHttpClient base;

    /** Clients on the certificates that the JVM trusts. */
    public GuardedHttp(DialGuard guard, Timeouts timeouts) {
        this(guard, timeouts, null);
    }

    /** Clients on the certificates of {@code trustOrNull}; null means those that the JVM trusts. */
    public GuardedHttp(DialGuard guard, Timeouts timeouts, @Nullable Trust trustOrNull) {
        this.guard = guard;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .socketFactory(guard)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.idle())
                .writeTimeout(timeouts.idle())
                .callTimeout(timeouts.exchange())
                .addNetworkInterceptor(GuardedHttp::withoutRetryAfter);
        if (trustOrNull != null) {
            builder.sslSocketFactory(trustOrNull.sockets(), trustOrNull.manager());
        }
        base = builder.build();
    }

    /**
     * A client for {@code target} and nothing else.
     *
     * <p>Its calls fail with {@link DialRefusedException} where the guard refuses, possibly as cause of another
     * exception, and with {@link TargetRefusedException} for another origin.
     */
    public OkHttpClient client(GuardedTarget target) {
        return base.newBuilder()
                .dns(new GuardedDns(guard, target))
                .addInterceptor(chain -> check(chain, target))
                .build();
    }

    private Response check(Interceptor.Chain chain, GuardedTarget target) throws IOException {
        if (!target.isSameOrigin(chain.request().url())) {
            throw new TargetRefusedException("other_origin");
        }
        guard.check(target.canonical());
        return chain.proceed(chain.request());
    }

    /** OkHttp repeats a request on 503 with {@code Retry-After: 0}, whatever it was told about retries. */
    private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request())
                .newBuilder()
                .removeHeader("Retry-After")
                .build();
    }

    /** Looks the target's name up where the guard does, with its port. */
    private record GuardedDns(DialGuard guard, GuardedTarget target) implements Dns {
        @Override
        public List<InetAddress> lookup(String hostname) throws UnknownHostException {
            if (!hostname.equals(target.url().host())) {
                throw new UnknownHostException("not the host of this client");
            }
            try {
                return guard.lookup(hostname, target.url().port());
            } catch (DialRefusedException e) {
                UnknownHostException unknown = new UnknownHostException(e.getMessage());
                unknown.initCause(e);
                throw unknown;
            }
        }
    }
}
