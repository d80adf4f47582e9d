/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.net.DialGuard;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of the module: whatever it dials, endpoints, token URLs and discovery documents, goes through a
 * {@link DialGuard} (egress.md 3.7, mcp.md 4).
 *
 * <p>What OkHttp does by itself, and what is done about it:
 *
 * <ul>
 *   <li>It skips its name look-up for literals, so that the look-up cannot be the check: the guard makes the sockets,
 *       and the look-up only sorts out names early.
 *   <li>It reuses connections, which passes by look-up and socket alike: each client has a pool of its own that can be
 *       emptied, and the guard is asked again for every request on a connection.
 *   <li>It shares HTTP/2 connections between hosts: clients speak HTTP/1.1.
 *   <li>It takes proxies from the system properties, which then resolve the host: there is never a proxy.
 *   <li>It follows redirects, and asks again by itself after a lost connection or {@code Retry-After: 0}: all off.
 *       {@link Redirects} are followed where a host wants them, one request after the other.
 * </ul>
 *
 * <p>Immutable and thread-safe. Owns no thread; OkHttp has one for all idle connections and one for time-outs.
 */
public final class GuardedHttp {
    /** Shorter than the 5 seconds after which common servers end an idle connection, so that we end it first. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private static final int IDLE_CONNECTIONS = 8;

    private final OkHttpClient base;

    private GuardedHttp(Duration connectTimeout, @Nullable Trust trustOrNull) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .connectTimeout(connectTimeout)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ofSeconds(30))
                .eventListenerFactory(SentMark.LISTENERS);
        if (trustOrNull != null) {
            builder.sslSocketFactory(trustOrNull.sockets(), trustOrNull.manager());
        }
        base = builder.build();
    }

    /** Clients on the certificates that the JVM trusts, with 5 seconds to connect. */
    public static GuardedHttp create() {
        return new GuardedHttp(Duration.ofSeconds(5), null);
    }

    /** Clients on the certificates of {@code trust}. */
    public static GuardedHttp create(Duration connectTimeout, Trust trust) {
        return new GuardedHttp(connectTimeout, trust);
    }

    /** A client for the origin of {@code target} and nothing else, which dials where {@code guard} lets it. */
    public GuardedClient client(HttpTarget target, DialGuard guard) {
        return client(target, guard, false);
    }

    /** The same, which may follow redirects. */
    public GuardedClient client(HttpTarget target, DialGuard guard, boolean redirects) {
        ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
        return new GuardedClient(base, pool, target, guard, redirects);
    }
}
