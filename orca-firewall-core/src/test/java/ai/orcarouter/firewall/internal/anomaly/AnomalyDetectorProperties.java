/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AnomalyDetectorProperties {
    private static final AnomalySettings SENSITIVE = AnomalySettings.defaults()
            .withRate(4, 2.0, 2.0)
            .withBurn(10, 2.0, Double.POSITIVE_INFINITY)
            .withRetry(3, Duration.ofMinutes(10))
            .withPaths(20, Duration.ofDays(2));

    private static Instant at(long minutes) {
        return Traffic.START.plus(Duration.ofMinutes(minutes));
    }

    /** Few tools, runs and arguments over 20 days, in bursts, so that everything happens. */
    private static List<Event> traffic(long seed, int size) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long minute = 0;
        for (int i = 0; i < size; i++) {
            minute = random.nextInt(4) == 0 ? random.nextInt(20 * 24 * 60) : minute + random.nextInt(12);
            int place = random.nextInt(8);
            events.add(Traffic.call("tool" + random.nextInt(4), at(minute).plusMillis(i))
                    .runId(place < 4 ? "r" + place : "")
                    .conversationId(place % 2 == 0 ? "c" + place : "")
                    .argsHash("h" + random.nextInt(2))
                    .costCents(random.nextInt(6))
                    .build());
        }
        events.sort(Comparator.comparing(Event::time));
        return events;
    }

    private static Set<String> texts(List<Anomaly> anomalies) {
        Set<String> out = new TreeSet<>();
        anomalies.forEach(anomaly -> out.add(ReferenceAnomalies.text(anomaly)));
        return out;
    }

    @Property(tries = 60)
    void find_anyTraffic_agreesWithTheSlowReference(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int size, @ForAll @IntRange(max = 21) int day) {
        assertAgrees(seed, size, day);
    }

    @Example
    void find_hourThatJustReachesTheScore_agreesWithTheSlowReference() {
        assertAgrees(-102_610, 77, 6);
    }

    private static void assertAgrees(long seed, int size, int day) {
        List<Event> events = traffic(seed, size);
        AnomalyDetector detector = new AnomalyDetector(SENSITIVE);
        events.forEach(detector::accept);
        Instant now = at(day * 1_440L);
        Instant from = now.minus(Duration.ofDays(7));

        assertThat(texts(detector.find(from, now)))
                .isEqualTo(new ReferenceAnomalies(SENSITIVE, events).find(from, now));
    }

    @Property(tries = 60)
    void find_howeverTheStreamIsCut_isWhatAllAtOnceGives(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll Set<@IntRange(max = 300) Integer> cuts) {
        List<Event> events = traffic(seed, size);
        AnomalyDetector inPieces = new AnomalyDetector(SENSITIVE);
        AnomalyDetector atOnce = new AnomalyDetector(SENSITIVE);
        events.forEach(atOnce::accept);
        for (int i = 0; i < events.size(); i++) {
            if (cuts.contains(i)) {
                AnomalyDetector soFar = new AnomalyDetector(SENSITIVE);
                events.subList(0, i).forEach(soFar::accept);
                Instant now = events.get(i).time();
                assertThat(inPieces.find(now.minus(Duration.ofDays(7)), now))
                        .isEqualTo(soFar.find(now.minus(Duration.ofDays(7)), now));
            }
            inPieces.accept(events.get(i));
        }
        Instant end = at(21 * 1_440L);

        assertThat(inPieces.find(end.minus(Duration.ofDays(7)), end))
                .isEqualTo(atOnce.find(end.minus(Duration.ofDays(7)), end));
    }
}
