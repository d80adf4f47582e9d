/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers of another resolver: 30 seconds with addresses, 5 seconds without, at most 10,000 names of
 * which the oldest go first (egress.md 3.6). Two callers that miss at once both ask. Thread-safe.
 */
public final class CachingHostResolver implements HostResolver {
    /** How long an answer with addresses is kept. */
    public static final Duration POSITIVE = Duration.ofSeconds(30);

    /** How long a failed look-up is kept. */
    public static final Duration NEGATIVE = Duration.ofSeconds(5);

    /** Names kept at most. */
    public static final int MAX_NAMES = 10_000;

    private final HostResolver resolver;
    private final InstantSource clock;
    private final int max;
    /** Guarded by itself; in the order of insertion. */
    private final Map<String, Kept> names = new LinkedHashMap<>();

    private record Kept(Resolution answer, Instant until) {}

    /** A cache before {@code resolver} that reads the time from {@code clock}. */
    public CachingHostResolver(HostResolver resolver, InstantSource clock) {
        this(resolver, clock, MAX_NAMES);
    }

    CachingHostResolver(HostResolver resolver, InstantSource clock, int max) {
        this.resolver = resolver;
        this.clock = clock;
        this.max = max;
    }

    @Override
    public Resolution resolve(String host, Duration timeout) {
        Resolution known = known(host, clock.instant());
        if (known != null) {
            return known;
        }
        Resolution answer = CheckedAnswers.resolve(resolver, host, timeout);
        Duration lifetime = answer.outcome() == Resolution.Outcome.OK ? POSITIVE : NEGATIVE;
        keep(host, new Kept(answer, clock.instant().plus(lifetime)));
        return answer;
    }

    private @Nullable Resolution known(String host, Instant now) {
        synchronized (names) {
            Kept kept = names.get(host);
            return kept == null || !now.isBefore(kept.until()) ? null : kept.answer();
        }
    }

    private void keep(String host, Kept kept) {
        synchronized (names) {
            names.remove(host);
            names.put(host, kept);
            if (names.size() > max) {
                names.remove(names.keySet().iterator().next());
            }
        }
    }

    /** Forgets every answer. */
    public void clear() {
        synchronized (names) {
            names.clear();
        }
    }
}
