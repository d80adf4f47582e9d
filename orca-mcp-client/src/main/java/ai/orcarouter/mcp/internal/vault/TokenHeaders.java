/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.transport.HeaderSource;
import ai.orcarouter.mcp.internal.transport.RequestHeaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one server, fetched when it is first needed and again shortly before it ends: the smaller of 60 seconds
 * and a tenth of its life before (mcp.md section 3.2). One request at a time fetches; the others wait for it.
 * Thread-safe.
 */
final class TokenHeaders implements HeaderSource {
    private static final long EARLY = TimeUnit.SECONDS.toNanos(60);

    private record Held(RequestHeaders headers, long until) {}

    private final TokenFetcher fetcher;
    private final TokenClock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;

    TokenHeaders(TokenFetcher fetcher, TokenClock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public RequestHeaders headers(Duration timeout) throws UpstreamException {
        return current(null, List.of(), timeout);
    }

    @Override
    public RequestHeaders refreshed(RequestHeaders refused, List<String> challenges, Duration timeout)
            throws UpstreamException {
        return current(refused, challenges, timeout);
    }

    private RequestHeaders current(@Nullable RequestHeaders refused, List<String> challenges, Duration timeout)
            throws UpstreamException {
        RequestHeaders usable = usable(refused);
        if (usable != null) {
            return usable;
        }
        long began = System.nanoTime();
        enter(timeout);
        try {
            usable = usable(refused);
            if (usable != null) {
                return usable;
            }
            Duration left = timeout.minusNanos(System.nanoTime() - began);
            if (left.isNegative() || left.isZero()) {
                throw late();
            }
            long asked = clock.nanos();
            TokenFetcher.Token token = fetcher.fetch(challenges, left);
            long life = token.life().toNanos();
            held = new Held(token.headers(), asked + life - Math.min(EARLY, life / 10));
            return token.headers();
        } finally {
            fetching.unlock();
        }
    }

    private @Nullable RequestHeaders usable(@Nullable RequestHeaders refused) {
        Held now = held;
        boolean good = now != null && now.headers() != refused && clock.nanos() - now.until() < 0;
        return good && now != null ? now.headers() : null;
    }

    private void enter(Duration timeout) throws UpstreamException {
        try {
            if (!fetching.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw late();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        }
    }

    private static UpstreamException late() {
        return UpstreamException.unsent(Kind.TIMED_OUT, "no token within the time allowed");
    }
}
