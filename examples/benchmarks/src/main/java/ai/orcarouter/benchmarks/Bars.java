/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Reads result files of JMH and says which of the project's promises about speed they keep. Times are CPU times of the
 * measuring threads where {@link CpuProfiler} ran.
 */
public final class Bars {
    private static final String DECIDE = "DecideBenchmark.decide";
    private static final String CIDR = "CidrBenchmark.lookup";
    private static final String DETECT = "DetectBenchmark.analyze";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** A {@code Decision} with compressed references. */
    private static final double DECISION_BYTES = 56;

    private Bars() {}

    /** Arguments: result files. Exits with 1 when a promise is broken; what was not measured breaks none. */
    @SuppressWarnings("SystemOut") // a command line tool
    public static void main(String[] files) throws IOException {
        Results results = new Results();
        for (String file : files) {
            results.read(Path.of(file));
        }
        System.out.println("| promise | limit | measured | |\n|---|---|---|---|");
        boolean broken = false;
        for (Bar bar : all()) {
            System.out.println(bar.row(results));
            OptionalDouble measured = bar.figure().apply(results);
            broken |= measured.isPresent() && !bar.holds(measured.getAsDouble());
        }
        System.exit(broken ? 1 : 0);
    }

    static List<Bar> all() {
        List<Bar> bars = new ArrayList<>();
        faster(bars, 100, "drools", 20);
        faster(bars, 100, "loopRegex", 80);
        faster(bars, 100, "casbinCached", 350);
        faster(bars, 100, "cel", 350);
        faster(bars, 100, "cedarCached", 3000);
        faster(bars, 1000, "drools", 50);
        faster(bars, 1000, "casbinCached", 1000);
        bars.add(Bar.atMost(
                3, "x", "100 rules: time against refCandidates", results -> against(results, 100, "refCandidates")));
        bars.add(Bar.atMost(
                1,
                "x",
                "10,000 rules: time against refCandidates",
                results -> against(results, 10_000, "refCandidates")));
        bars.add(Bar.atMost(
                1.5,
                "x",
                "names alone: growth from 10 to 10,000 rules",
                results -> ratio(
                        nanos(results, DECIDE, decide("orca", 10_000, "NAMES")),
                        nanos(results, DECIDE, decide("orca", 10, "NAMES")))));
        for (int rules : new int[] {100, 1000, 10_000}) {
            bars.add(Bar.atMost(
                    DECISION_BYTES,
                    " B",
                    rules + " rules without regex: allocated for a decision, itself included",
                    results -> metric(results, DECIDE, decide("orca", rules, "NO_REGEX"), ALLOCATED)));
        }
        bars.add(Bar.atMost(
                50,
                " ms",
                "10,000 rules compiled, warm",
                results -> scaled(nanos(results, "CompileBenchmark.compile", Map.of("rules", "10000")), 1e-6)));
        for (String method : new String[] {"knownServer", "unknownServer"}) {
            bars.add(Bar.atMost(
                    2,
                    " us",
                    "10,000 rules: a tool name never seen before, " + method,
                    results ->
                            scaled(nanos(results, "ColdToolNameBenchmark." + method, Map.of("rules", "10000")), 1e-3)));
        }
        bars.add(Bar.atMost(
                4096,
                " KiB",
                "memory held after 1,000,000 made-up tool names",
                results -> metric(results, "ToolNameFloodBenchmark.flood", Map.of("names", "1000000"), "retainedKib")));
        json(bars);
        cidr(bars);
        text(bars);
        growth(bars, "UrlBenchmark.parse", "URL");
        growth(bars, "ExtractionBenchmark.extract", "extraction");
        return bars;
    }

    private static void json(List<Bar> bars) {
        bars.add(Bar.atMost(
                1.3,
                "x",
                "2 KiB of JSON bytes to a decision, against Jackson's tokens alone",
                results -> ratio(
                        nanos(results, "RawJsonBenchmark.orcaBytes", Map.of()),
                        nanos(results, "RawJsonBenchmark.streamAllTokens", Map.of()))));
        bars.add(Bar.atMost(
                1024,
                " B",
                "2 KiB of JSON bytes to a decision: allocated",
                results -> metric(results, "RawJsonBenchmark.orcaBytes", Map.of(), ALLOCATED)));
    }

    private static void cidr(List<Bar> bars) {
        bars.add(Bar.atMost(
                1.1,
                "x",
                "1,000 blocks: time against sortedRanges",
                results -> ratio(
                        nanos(results, CIDR, blocks("orca", 1000)),
                        nanos(results, CIDR, blocks("sortedRanges", 1000)))));
        bars.add(Bar.atMost(
                20, " ns", "100,000 blocks: a look-up", results -> nanos(results, CIDR, blocks("orca", 100_000))));
        bars.add(Bar.atMost(
                0,
                " B",
                "a look-up in blocks: allocated",
                results -> scaled(metric(results, CIDR, blocks("orca", 1000), ALLOCATED), 1, Math::floor)));
        bars.add(Bar.atLeast(
                2,
                "x",
                "an address literal: faster than the JDK",
                results -> ratio(
                        nanos(results, "AddressParseBenchmark.jdk", Map.of()),
                        nanos(results, "AddressParseBenchmark.orca", Map.of()))));
    }

    /** Megabytes a second over texts of 1 MiB. */
    private static void text(List<Bar> bars) {
        speed(bars, 80, "ScanBenchmark.scan", Map.of("engine", "ORCA", "text", "SOURCE"), "221 patterns, source text");
        speed(bars, 20, "ScanBenchmark.scan", Map.of("engine", "ORCA", "text", "KEYWORDS"), "221 patterns, keywords");
        for (String text : new String[] {"SOURCE", "PROSE", "CHAT", "KEYWORDS", "ASSIGNMENTS"}) {
            boolean hostile = text.equals("KEYWORDS") || text.equals("ASSIGNMENTS");
            for (String pack : new String[] {"SECRETS", "PII", "INJECTION"}) {
                double least = pack.equals("SECRETS") && !hostile ? 60 : 20;
                speed(bars, least, DETECT, Map.of("pack", pack, "text", text), pack + " in " + text);
            }
        }
        bars.add(Bar.atMost(
                100,
                " ms",
                "221 patterns compiled, warm",
                results -> scaled(
                        nanos(results, "ScanBenchmark.compile", Map.of("engine", "ORCA", "text", "PROMPT")), 1e-6)));
        bars.add(Bar.atMost(
                100,
                " ms",
                "the rules of all presets compiled, warm",
                results -> scaled(nanos(results, "GuardrailBenchmark.compilePresets", Map.of()), 1e-6)));
        bars.add(Bar.atMost(
                1,
                " ms",
                "a claim compared with 100 kB of sources by their words",
                results -> scaled(nanos(results, "GuardrailBenchmark.ground", Map.of()), 1e-7)));
        bars.add(Bar.atMost(
                25,
                " us",
                "221 patterns: a prompt of 2 KiB",
                results -> scaled(
                        nanos(results, "ScanBenchmark.scan", Map.of("engine", "ORCA", "text", "PROMPT")), 1e-3)));
    }

    private static void speed(
            List<Bar> bars, double least, String benchmark, Map<String, String> parameters, String what) {
        bars.add(Bar.atLeast(least, " MB/s", what, results -> {
            OptionalDouble nanos = nanos(results, benchmark, parameters);
            return nanos.isEmpty() ? nanos : OptionalDouble.of((1 << 20) * 1e3 / nanos.getAsDouble());
        }));
    }

    /**
     * The worst exponent of any shape, from the shortest text of a kilobyte or more to the longest: 1 is linear, 2
     * quadratic.
     */
    private static void growth(List<Bar> bars, String benchmark, String what) {
        bars.add(Bar.atMost(
                1.3, "", what + ": exponent of growth with the length of the text, worst shape", results -> {
                    List<Results.Row> rows = results.rows().stream()
                            .filter(row -> row.is(benchmark, Map.of()) && chars(row) >= 1024)
                            .sorted(Comparator.comparingInt(Bars::chars))
                            .toList();
                    OptionalDouble worst = OptionalDouble.empty();
                    for (Results.Row last : rows) {
                        String shape = last.parameters().getOrDefault("shape", "");
                        for (Results.Row first : rows) {
                            if (chars(last) == chars(rows.get(rows.size() - 1))
                                    && chars(first) < chars(last)
                                    && shape.equals(first.parameters().get("shape"))) {
                                double exponent = Math.log(last.nanos() / first.nanos())
                                        / Math.log((double) chars(last) / chars(first));
                                worst = OptionalDouble.of(Math.max(worst.orElse(0), exponent));
                                break;
                            }
                        }
                    }
                    return worst;
                }));
    }

    private static int chars(Results.Row row) {
        return Integer.parseInt(row.parameters().getOrDefault("chars", "0"));
    }

    private static void faster(List<Bar> bars, int rules, String engine, double limit) {
        bars.add(Bar.atLeast(
                limit,
                "x",
                rules + " rules: faster than " + engine,
                results -> against(results, rules, engine).stream()
                        .map(times -> 1 / times)
                        .findFirst()));
    }

    private static OptionalDouble against(Results results, int rules, String engine) {
        return ratio(
                nanos(results, DECIDE, decide("orca", rules, "FULL")),
                nanos(results, DECIDE, decide(engine, rules, "FULL")));
    }

    private static Map<String, String> decide(String engine, int rules, String shape) {
        return Map.of("engine", engine, "rules", String.valueOf(rules), "shape", shape, "traffic", "MIXED");
    }

    private static Map<String, String> blocks(String engine, int blocks) {
        return Map.of("engine", engine, "blocks", String.valueOf(blocks), "addresses", "1000");
    }

    private static OptionalDouble nanos(Results results, String benchmark, Map<String, String> parameters) {
        return find(results, benchmark, parameters, Results.Row::nanos);
    }

    private static OptionalDouble metric(
            Results results, String benchmark, Map<String, String> parameters, String metric) {
        return results.rows().stream()
                .filter(row -> row.is(benchmark, parameters))
                .flatMapToDouble(row -> row.metric(metric).stream())
                .findFirst();
    }

    private static OptionalDouble find(
            Results results, String benchmark, Map<String, String> parameters, ToDoubleFunction<Results.Row> figure) {
        return results.rows().stream()
                .filter(row -> row.is(benchmark, parameters))
                .mapToDouble(figure)
                .findFirst();
    }

    private static OptionalDouble ratio(OptionalDouble above, OptionalDouble below) {
        return above.isEmpty() || below.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return scaled(value, factor, Function.identity());
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor, Function<Double, Double> rounding) {
        return value.isEmpty() ? value : OptionalDouble.of(rounding.apply(value.getAsDouble() * factor));
    }
}
