/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToLongFunction;

/** REFERENCE 2.19 and 15.21 word by word, from the whole list of events, without any state. Slow. */
final class ReferenceAnomalies {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AnomalySettings settings;
    private final List<Event> events;

    ReferenceAnomalies(AnomalySettings settings, List<Event> events) {
        this.settings = settings;
        this.events = events;
    }

    /** Kind, tools, beginning, end and amount of everything found, as text; sorted. */
    Set<String> find(Instant from, Instant now) {
        Set<String> out = new TreeSet<>();
        for (Event event : events) {
            Instant hour = Instant.ofEpochSecond(event.time().getEpochSecond() / 3_600 * 3_600);
            if (hour.plus(HOUR).isAfter(from) && !hour.isAfter(now)) {
                rate(event.tool(), hour, out);
                burn(event.tool(), hour, out);
            }
        }
        retries(from, now, out);
        paths(from, now, out);
        return out;
    }

    static String text(Anomaly anomaly) {
        return text(
                anomaly.kind(),
                anomaly.tool(),
                anomaly.previousTool(),
                anomaly.from(),
                anomaly.until(),
                anomaly.observed());
    }

    private static String text(
            AnomalyKind kind, String tool, String previous, Instant from, Instant until, long observed) {
        return kind + " " + previous + ">" + tool + " " + from + " " + until + " " + observed;
    }

    private long sum(String tool, Instant hour, ToLongFunction<Event> amount) {
        long sum = 0;
        for (Event event : events) {
            boolean within = !event.time().isBefore(hour) && event.time().isBefore(hour.plus(HOUR));
            if (within && event.tool().equals(tool)) {
                sum += amount.applyAsLong(event);
            }
        }
        return sum;
    }

    private void rate(String tool, Instant hour, Set<String> out) {
        long count = sum(tool, hour, event -> 1);
        double[] baseline = baseline(tool, hour, event -> 1);
        boolean spike = (count >= settings.rateFloor() && count >= settings.rateRatio() * baseline[0])
                || (baseline[0] > 0 && (count - baseline[0]) / baseline[1] >= settings.rateScore());
        if (!Double.isNaN(baseline[0]) && spike) {
            out.add(text(AnomalyKind.RATE_SPIKE, tool, "", hour, hour.plus(HOUR), count));
        }
    }

    private void burn(String tool, Instant hour, Set<String> out) {
        long cents = sum(tool, hour, Event::costCents);
        double[] baseline = baseline(tool, hour, Event::costCents);
        if (cents >= settings.burnFloorCents() && cents >= settings.burnRatio() * baseline[0]) {
            out.add(text(AnomalyKind.BURN_SPIKE, tool, "", hour, hour.plus(HOUR), cents));
        }
    }

    private double[] baseline(String tool, Instant hour, ToLongFunction<Event> amount) {
        Instant first = events.get(0).time().minus(HOUR);
        List<Double> days = new ArrayList<>();
        List<Double> weeks = new ArrayList<>();
        for (int day = 1; day <= 14; day++) {
            Instant then = hour.minus(Duration.ofDays(day));
            if (then.isAfter(first)) {
                double value = sum(tool, then, amount);
                days.add(value);
                if (day % 7 == 0) {
                    weeks.add(value);
                }
            }
        }
        if (days.isEmpty()) {
            return new double[] {Double.NaN, 1};
        }
        double mean = weighted(weeks, days, value -> value);
        double variance = weighted(weeks, days, value -> (value - mean) * (value - mean));
        return new double[] {mean, Math.max(Math.max(Math.sqrt(variance), Math.sqrt(mean)), 1)};
    }

    /** Each week counts once, all days together as often as the settings say. */
    private double weighted(List<Double> weeks, List<Double> days, DoubleUnaryOperator amount) {
        double weekly = sum(weeks, amount);
        double daily = sum(days, amount) / days.size();
        return (weekly + settings.priorWeight() * daily) / (weeks.size() + settings.priorWeight());
    }

    /** Added up one by one: the sum of a stream rounds otherwise, which tells where an amount just reaches a limit. */
    private static double sum(List<Double> values, DoubleUnaryOperator amount) {
        double sum = 0;
        for (double value : values) {
            sum += amount.applyAsDouble(value);
        }
        return sum;
    }

    private static String group(Event event) {
        String place = event.conversationId().isEmpty() ? "run " + event.runId() : event.conversationId();
        return place + "|" + event.tool() + "|" + event.argsHash();
    }

    private void retries(Instant from, Instant now, Set<String> out) {
        Set<String> groups = new HashSet<>();
        for (Event first : events) {
            if ((first.conversationId().isEmpty() && first.runId().isEmpty()) || !groups.add(group(first))) {
                continue;
            }
            List<Instant> times = events.stream()
                    .filter(event -> group(event).equals(group(first)))
                    .map(Event::time)
                    .toList();
            int n = settings.retryCalls();
            int i = n - 1;
            while (i < times.size()) {
                int start = i - n + 1;
                int end = i;
                while (end < times.size()
                        && Duration.between(times.get(end - n + 1), times.get(end))
                                        .compareTo(settings.retryWithin())
                                <= 0) {
                    end++;
                }
                if (end > i
                        && !times.get(end - 1).isBefore(from)
                        && !times.get(start).isAfter(now)) {
                    out.add(text(
                            AnomalyKind.RETRY_LOOP,
                            first.tool(),
                            "",
                            times.get(start),
                            times.get(end - 1),
                            end - start));
                }
                i = Math.max(end, i) + 1;
            }
        }
    }

    private static String place(Event event) {
        return event.runId().isEmpty() ? "conversation " + event.conversationId() : event.runId();
    }

    private void paths(Instant from, Instant now, Set<String> out) {
        List<String> pairs = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event to = events.get(i);
            for (int j = i - 1;
                    j >= 0 && !(to.runId().isEmpty() && to.conversationId().isEmpty());
                    j--) {
                if (place(events.get(j)).equals(place(to))) {
                    String pair = events.get(j).tool() + ">" + to.tool();
                    boolean settled = pairs.size() >= settings.pathTransitions()
                            && Duration.between(times.isEmpty() ? to.time() : times.get(0), to.time())
                                            .compareTo(settings.pathHistory())
                                    >= 0;
                    boolean shown = !to.time().isBefore(from) && !to.time().isAfter(now);
                    if (settled && shown && !pairs.contains(pair)) {
                        out.add(AnomalyKind.NOVEL_PATH + " " + pair + " " + to.time() + " " + to.time() + " 1");
                    }
                    pairs.add(pair);
                    times.add(to.time());
                    break;
                }
            }
        }
    }
}
