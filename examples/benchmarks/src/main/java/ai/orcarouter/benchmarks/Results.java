/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The rows of JMH's JSON result files. A later file replaces what an earlier one says about the same benchmark. */
final class Results {
    private final List<Row> rows = new ArrayList<>();

    /**
     * One benchmark with one set of parameters.
     *
     * @param name class and method, such as {@code DecideBenchmark.decide}
     * @param parameters values by name
     * @param nanos CPU time of the measuring threads per operation, wall time where no profiler measured it
     * @param error half the 99.9 % confidence interval of {@code nanos}
     * @param metrics scores of the profilers and counters by name
     */
    record Row(String name, Map<String, String> parameters, double nanos, double error, Map<String, Double> metrics) {
        /** The score of the profiler metric or counter whose name ends so. */
        OptionalDouble metric(String end) {
            return metrics.entrySet().stream()
                    .filter(metric -> metric.getKey().endsWith(end))
                    .mapToDouble(Map.Entry::getValue)
                    .findFirst();
        }

        boolean is(String benchmark, Map<String, String> wanted) {
            return name.equals(benchmark) && parameters.entrySet().containsAll(wanted.entrySet());
        }
    }

    List<Row> rows() {
        return rows;
    }

    void read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            for (Object entry : (List<?>) value(parser)) {
                Row row = row((Map<?, ?>) entry);
                rows.removeIf(
                        old -> old.name().equals(row.name()) && old.parameters().equals(row.parameters()));
                rows.add(row);
            }
        }
    }

    private static Row row(Map<?, ?> entry) {
        String name = text(entry, "benchmark");
        int method = name.lastIndexOf('.');
        Map<String, String> parameters = new HashMap<>();
        members(entry, "params").forEach((key, value) -> parameters.put((String) key, (String) value));
        Map<?, ?> primary = members(entry, "primaryMetric");
        Map<?, ?> secondary = members(entry, "secondaryMetrics");
        Map<String, Double> metrics = new HashMap<>();
        Map<?, ?> time = primary;
        for (Map.Entry<?, ?> metric : secondary.entrySet()) {
            String metricName = (String) metric.getKey();
            metrics.put(metricName, number((Map<?, ?>) metric.getValue(), "score"));
            if (metricName.endsWith("cpu.worker")) {
                time = (Map<?, ?>) metric.getValue();
            }
        }
        double unit = nanosPer(text(time, "scoreUnit"));
        return new Row(
                name.substring(name.lastIndexOf('.', method - 1) + 1),
                parameters,
                number(time, "score") * unit,
                number(time, "scoreError") * unit,
                metrics);
    }

    private static double nanosPer(String unit) {
        return switch (unit) {
            case "ns/op" -> 1;
            case "us/op" -> 1e3;
            case "ms/op" -> 1e6;
            case "s/op" -> 1e9;
            default -> throw new IllegalArgumentException("not a time: " + unit);
        };
    }

    private static String text(Map<?, ?> object, String name) {
        return String.valueOf(object.get(name));
    }

    /** JMH writes the error of a single measurement as the string NaN. */
    private static double number(Map<?, ?> object, String name) {
        return Double.parseDouble(text(object, name));
    }

    private static Map<?, ?> members(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> members ? members : Map.of();
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new HashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                return members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                return elements;
            }
            default -> {
                return parser.getText();
            }
        }
    }
}
