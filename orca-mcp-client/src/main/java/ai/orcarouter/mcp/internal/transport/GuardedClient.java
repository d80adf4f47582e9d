/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Requests to one origin, each checked by the guard before it goes out, also on a connection that is used again.
 * Thread-safe. After {@link #close} requests are refused.
 */
public final class GuardedClient implements AutoCloseable {
    private final HttpTarget target;
    private final boolean redirects;
    private final ConnectionPool pool;
    private final OkHttpClient http;
    private volatile DialGuard guard;
    private volatile boolean closed;

    /**
     * A client for the origin of {@code target}.
     *
     * @param redirects whether {@link SignedCalls} may follow redirects
     */
    GuardedClient(OkHttpClient base, ConnectionPool pool, HttpTarget target, DialGuard guard, boolean redirects) {
        this.target = target;
        this.redirects = redirects;
        this.pool = pool;
        this.guard = guard;
        http = base.newBuilder()
                .connectionPool(pool)
                .dispatcher(new Dispatcher())
                .socketFactory(new CurrentGuard(() -> this.guard))
                .dns(host -> lookup(host, target.url().port()))
                .addInterceptor(chain -> check(chain, target))
                .addNetworkInterceptor(this::checkConnection)
                .build();
    }

    /** The client itself, for exchanges that stream. */
    OkHttpClient http() {
        return http;
    }

    /** Whether its host wants redirects followed. */
    boolean followsRedirects() {
        return redirects;
    }

    /**
     * The client for {@code request}: one with a connection of its own, to the addresses that it carries, when it
     * carries any.
     *
     * <p>The guard by itself judges by the address policy of the host. The addresses of a decision were judged by the
     * egress rules of a policy, too, which the guard does not know; so such a call may neither look the name up again,
     * which may have another answer by now, nor use a connection that was made for another call.
     */
    OkHttpClient forRequest(Request request) {
        VettedAddresses vetted = request.tag(VettedAddresses.class);
        return vetted == null
                ? http
                : http.newBuilder()
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .dns(vetted::of)
                        .build();
    }

    /**
     * The same client towards {@code other}, where a redirect leads: under the guard of this one and ended with it, on
     * a connection that is used for nothing else.
     */
    OkHttpClient towards(HttpTarget other) {
        OkHttpClient.Builder builder = http.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .dns(host -> lookup(host, other.url().port()));
        builder.interceptors().clear();
        return builder.addInterceptor(chain -> check(chain, other)).build();
    }

    /** Where it goes. */
    public HttpTarget target() {
        return target;
    }

    /** Asks {@code other} from now on, because the policy changed, and ends the idle connections. */
    public void guardWith(DialGuard other) {
        guard = other;
        pool.evictAll();
    }

    /** Sends one request and reads the whole answer; ends early when this thread is interrupted. */
    public WebAnswer exchange(WebRequest request, Housekeeping housekeeping) throws UpstreamException {
        HttpUrl url = request.path() == null ? target.url() : target.url().resolve(requireNonNull(request.path()));
        if (url == null) {
            throw UpstreamException.unsent(UpstreamException.Kind.REFUSED_DIAL, "target refused: url_invalid");
        }
        SentMark mark = new SentMark();
        Request.Builder builder = new Request.Builder()
                .url(url)
                .tag(SentMark.class, mark)
                .header("Accept", request.accept())
                .header("Accept-Encoding", "identity");
        request.headers().forEach(builder::header);
        String body = request.body();
        if (body != null) {
            builder.post(RequestBody.create(body.getBytes(UTF_8), MediaType.parse(request.contentType())));
        }
        CallHandle handle = new CallHandle();
        Call call = handle.hold(http.newCall(builder.build()), Deadline.in(request.timeout()));
        Cancellation.Registration interrupting = new Interrupts(housekeeping).watch(handle);
        try (Response response = call.execute()) {
            byte[] answer = Bodies.read(response.body(), request.maxBody(), call::cancel);
            Map<String, List<String>> headers = new TreeMap<>(response.headers().toMultimap());
            return new WebAnswer(response.code(), headers, answer);
        } catch (IOException e) {
            throw Failures.of(e, mark.isSent(), handle.isCancelled());
        } finally {
            interrupting.close();
        }
    }

    private List<InetAddress> lookup(String hostname, int port) throws UnknownHostException {
        try {
            return guard.lookup(hostname, port);
        } catch (DialRefusedException e) {
            UnknownHostException unknown = new UnknownHostException(e.getMessage());
            unknown.initCause(e);
            throw unknown;
        }
    }

    private Response check(Interceptor.Chain chain, HttpTarget target) throws IOException {
        if (closed) {
            throw new TargetRefusedException("closed");
        }
        if (!target.isSameOrigin(chain.request().url())) {
            throw new TargetRefusedException("other_origin");
        }
        guard.check(target.canonical());
        return Silence.proceed(chain);
    }

    /**
     * Asks for the address of the connection once more: it may be a used one. And OkHttp repeats a request on 503 with
     * {@code Retry-After: 0}, whatever it was told about retries.
     */
    private Response checkConnection(Interceptor.Chain chain) throws IOException {
        guard.vet(requireNonNull(chain.connection()).route().socketAddress());
        return chain.proceed(chain.request())
                .newBuilder()
                .removeHeader("Retry-After")
                .build();
    }

    /** Ends everything that is under way; what comes later is not affected. */
    void cancelAll() {
        http.dispatcher().cancelAll();
    }

    /** Ends the idle connections and everything that is under way. */
    @Override
    public void close() {
        closed = true;
        cancelAll();
        pool.evictAll();
    }
}
