/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.SystemHostResolver;
import ai.orcarouter.examples.http.GuardedHttp;
import ai.orcarouter.examples.http.GuardedTarget;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.Trust;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to services and reads bounded JSON answers: by https only, to addresses that the guard lets pass, without
 * redirect, proxy or another try. Thread-safe; close it to stop the threads of the name look-up.
 */
final class Service implements AutoCloseable {
    private static final Duration RESOLVE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final GuardedHttp http;
    private final Timeouts timeouts;
    private final int maxAnswerBytes;
    private final @Nullable SystemHostResolver ownResolver;

    private Service(GuardedHttp http, Timeouts timeouts, int maxAnswerBytes, @Nullable SystemHostResolver ownResolver) {
        this.http = http;
        this.timeouts = timeouts;
        this.maxAnswerBytes = maxAnswerBytes;
        this.ownResolver = ownResolver;
    }

    /** A new service over the network that {@code settings} describe. */
    static Service over(Network settings) {
        SystemHostResolver own = null;
        HostResolver resolver = settings.resolver();
        if (resolver == null) {
            own = new SystemHostResolver();
            resolver = own;
        }
        DialGuard.Builder guard =
                DialGuard.builder().policy(settings.policy()).resolver(resolver).resolveTimeout(RESOLVE);
        if (settings.port() != 0) {
            guard.port(settings.port());
        }
        return new Service(
                new GuardedHttp(guard.build(), settings.timeouts(), settings.trust()),
                settings.timeouts(),
                settings.maxAnswerBytes(),
                own);
    }

    /**
     * How services are reached.
     *
     * @param policy which addresses may be dialled
     * @param resolver who finds addresses; null for the JDK
     * @param port a port beside those of the guard; 0 for none
     * @param timeouts how long an exchange may take, unless its caller has less time
     * @param trust whose certificates count; null for those that the JVM trusts
     * @param maxAnswerBytes of the body of an answer
     */
    record Network(
            AddressPolicy policy,
            @Nullable HostResolver resolver,
            int port,
            Timeouts timeouts,
            @Nullable Trust trust,
            int maxAnswerBytes) {
        static final Network DEFAULTS =
                new Network(AddressPolicy.defaults(), null, 0, Timeouts.defaults(), null, 1 << 16);

        Network with(AddressPolicy other) {
            return new Network(other, resolver, port, timeouts, trust, maxAnswerBytes);
        }

        Network with(HostResolver other) {
            return new Network(policy, other, port, timeouts, trust, maxAnswerBytes);
        }

        Network with(int other) {
            return new Network(policy, resolver, other, timeouts, trust, maxAnswerBytes);
        }

        Network with(Timeouts other) {
            return new Network(policy, resolver, port, other, trust, maxAnswerBytes);
        }

        Network with(Trust other) {
            return new Network(policy, resolver, port, timeouts, other, maxAnswerBytes);
        }
    }

    /**
     * Posts {@code body} and reads the answer as a JSON object.
     *
     * @param headers beside those of the body
     * @param millis how long the caller waits; 0 or less when it does not say
     * @throws ServiceException when the answer is no success, too long, or no JSON object
     * @throws IOException when there is no answer
     */
    Map<?, ?> post(GuardedTarget target, Map<String, String> headers, byte[] body, long millis) throws IOException {
        Request request = new Request.Builder()
                .url(target.url())
                .headers(Headers.of(headers))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity")
                .header("Connection", "close")
                .header("User-Agent", "orca")
                .post(RequestBody.create(body))
                .build();
        long most = timeouts.exchange().toMillis();
        long budget = millis > 0 ? Math.min(millis, most) : most;
        // The JDK waits as long as for a read for a peer that does not close its end of a finished TLS connection.
        OkHttpClient client = http.client(target)
                .newBuilder()
                .readTimeout(Math.min(budget, timeouts.idle().toMillis()), TimeUnit.MILLISECONDS)
                .build();
        Call call = client.newCall(request);
        call.timeout().timeout(budget, TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            if (response.code() != OK) {
                throw new ServiceException("status_" + response.code());
            }
            return object(response.body().byteStream().readNBytes(maxAnswerBytes + 1));
        }
    }

    private Map<?, ?> object(byte[] answer) throws ServiceException {
        if (answer.length > maxAnswerBytes) {
            throw new ServiceException("answer_too_long");
        }
        Arguments read = Arguments.ofUtf8(answer);
        if (read.fault().isEmpty() && read.value() instanceof Map<?, ?> members) {
            return members;
        }
        throw new ServiceException("answer_unreadable");
    }

    /** The JSON of members whose texts may hold half a surrogate pair, in whose place a question mark is sent. */
    static byte[] json(Map<String, Object> members) {
        return CanonicalJson.write(whole(members)).getBytes(UTF_8);
    }

    private static Object whole(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> out = new LinkedHashMap<>();
            members.forEach((name, member) -> out.put(String.valueOf(name), whole(member)));
            return out;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Service::whole).toList();
        }
        return value instanceof String text ? new String(text.getBytes(UTF_8), UTF_8) : value;
    }

    /** The text of a secret, for a header. */
    static String reveal(Secret secret) {
        return secret.text(InsecureSecretAccess.token());
    }

    @Override
    public void close() {
        if (ownResolver != null) {
            ownResolver.close();
        }
    }
}
