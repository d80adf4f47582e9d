/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Judgements by what was asked; the least recently used go first. Thread-safe. */
final class AnswerCache {
    private record Kept(Judgement judgement, long until) {}

    private final int most;
    private final Duration time;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    AnswerCache(int most, Duration time, InstantSource clock) {
        this.most = most;
        this.time = time;
        this.clock = clock;
    }

    synchronized Optional<Judgement> find(String key) {
        Kept found = kept.get(key);
        return found == null || clock.millis() >= found.until ? Optional.empty() : Optional.of(found.judgement);
    }

    synchronized void keep(String key, Judgement judgement) {
        if (most > 0) {
            kept.put(key, new Kept(judgement, clock.millis() + time.toMillis()));
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }
}
