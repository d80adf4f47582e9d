/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnomalyDetectorTest {
    private static final AnomalySettings SETTINGS = AnomalySettings.defaults();

    private static AnomalyDetector fed(List<Event> events) {
        AnomalyDetector detector = new AnomalyDetector(SETTINGS);
        events.forEach(detector::accept);
        return detector;
    }

    private static Instant day(int day) {
        return Traffic.START.plus(Duration.ofDays(day));
    }

    private static List<Anomaly> found(Traffic traffic, int fromDay, int toDay) {
        return fed(traffic.events()).find(day(fromDay), day(toDay));
    }

    private static Set<String> texts(List<Anomaly> anomalies) {
        Set<String> out = new TreeSet<>();
        anomalies.forEach(anomaly -> out.add(ReferenceAnomalies.text(anomaly)));
        return out;
    }

    @Test
    void find_inASteadyFortnightFromItsFirstHour_isSilent() {
        Random random = new Random(7);
        Traffic traffic = new Traffic()
                .steady("files.read", 21, 60, random)
                .steady("mail.send", 21, 25, random)
                .steady("rare.tool", 21, 5, random);
        AnomalyDetector detector = new AnomalyDetector(SETTINGS);
        for (Event event : traffic.events()) {
            detector.accept(event);
        }

        assertThat(detector.find(day(0), day(21))).isEmpty();
    }

    @Test
    void find_plantedSpikes_namesThemAndAgreesWithTheReference() {
        Traffic traffic = new Traffic().steady("files.read", 16, 20, new Random(3));
        traffic.hour("files.read", (15 * 24) + 10, 100, 3); // a rate spike and, for its cost, a burn spike
        traffic.hour("files.read", (15 * 24) + 3, 12, 0); // below the floor, but far off for the night
        traffic.hour("new.tool", (15 * 24) + 4, 19, 1); // no history, below the floor
        traffic.hour("new.tool", (15 * 24) + 5, 20, 1); // no history, at the floor
        traffic.hour("files.read", (15 * 24) + 12, 1, 5_000); // one dear call
        List<Event> events = traffic.events();

        List<Anomaly> anomalies = fed(events).find(day(15), day(16));

        assertThat(anomalies)
                .extracting(anomaly -> anomaly.kind() + " " + anomaly.tool() + " "
                        + Duration.between(day(15), anomaly.from()).toHours())
                .containsExactly(
                        "BURN_SPIKE files.read 12",
                        "RATE_SPIKE files.read 10",
                        "BURN_SPIKE files.read 10",
                        "RATE_SPIKE new.tool 5",
                        "RATE_SPIKE files.read 3");
        assertThat(anomalies).allSatisfy(anomaly -> assertThat(anomaly.keys()).containsExactly("****5678"));
        assertThat(texts(anomalies)).isEqualTo(new ReferenceAnomalies(SETTINGS, events).find(day(15), day(16)));
    }

    @Test
    void find_theSameHourOfTheWeekAlwaysBusy_isSilentAboutIt() {
        Traffic traffic = new Traffic().steady("backup.run", 16, 10, new Random(5));
        for (int week = 0; week < 3; week++) {
            traffic.hour("backup.run", (week * 168) + 2, 60, 0);
        }

        List<Anomaly> anomalies = found(traffic, 14, 15);

        assertThat(anomalies).isEmpty();
    }

    @Test
    void find_aRetryLoop_growsWithItAndEndsWithIt() {
        Traffic traffic = new Traffic();
        Instant at = day(0);
        for (int i = 0; i < 4; i++) {
            traffic.add(loop(at.plusSeconds(i * 30L)));
        }
        assertThat(found(traffic, 0, 1)).isEmpty();

        traffic.add(loop(at.plusSeconds(120)));
        traffic.add(loop(at.plusSeconds(150)));
        traffic.add(loop(at.plusSeconds(1_000)));
        Anomaly loop = found(traffic, 0, 1).get(0);

        assertThat(found(traffic, 0, 1)).hasSize(1);
        assertThat(loop.kind()).isEqualTo(AnomalyKind.RETRY_LOOP);
        assertThat(loop.observed()).isEqualTo(6);
        assertThat(List.of(loop.from(), loop.until())).containsExactly(at, at.plusSeconds(150));
    }

    private static Event loop(Instant time) {
        return Traffic.call("shell.run", time)
                .conversationId("c1")
                .argsHash("same")
                .verdict("deny")
                .build();
    }

    @Test
    void find_aNewPath_onlyOnceThePastIsKnown() {
        Traffic traffic = new Traffic();
        for (int i = 0; i <= 300; i++) {
            Instant at = day(0).plus(Duration.ofMinutes(20L * i));
            traffic.add(Traffic.call("a", at).runId("r" + i).build());
            traffic.add(Traffic.call("b", at.plusSeconds(1)).runId("r" + i).build());
            if (i == 199 || i == 219 || i == 250) {
                traffic.add(
                        Traffic.call("c" + i, at.plusSeconds(2)).runId("r" + i).build());
            }
            if (i == 260) {
                traffic.add(
                        Traffic.call("c250", at.plusSeconds(2)).runId("r" + i).build());
            }
        }

        assertThat(found(traffic, 0, 7))
                .extracting(anomaly -> anomaly.kind() + " " + anomaly.previousTool() + ">" + anomaly.tool())
                .containsExactly("NOVEL_PATH b>c250", "NOVEL_PATH b>c219");
    }

    @Test
    void accept_whatIsNoCall_changesNothing() {
        AnomalyDetector detector = new AnomalyDetector(SETTINGS);
        for (int i = 0; i < 50; i++) {
            Instant at = day(2).plusSeconds(i);
            detector.accept(Traffic.call("t", at).surface("inbound").runId("r").build());
            detector.accept(Traffic.call("t", at).surface("egress").runId("r").build());
            detector.accept(Traffic.call("", at).runId("r").build());
            detector.accept(
                    Event.builder(EventKind.MATCH, at).tool("t").surface("mcp").build());
        }

        assertThat(detector.find(day(0), day(7))).isEmpty();
    }
}
