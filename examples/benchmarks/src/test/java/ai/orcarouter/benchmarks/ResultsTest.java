/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final String ROW = """
            [{"benchmark": "a.b.CidrBenchmark.lookup", "params": {"engine": "%s", "blocks": "1000", "addresses": "1000"},
              "primaryMetric": {"score": 0.5, "scoreError": "NaN", "scoreUnit": "us/op"},
              "secondaryMetrics": {"cpu.worker": {"score": %s, "scoreError": 0.5, "scoreUnit": "ns/op"},
                                   "gc.alloc.rate.norm": {"score": 0.001, "scoreError": 0, "scoreUnit": "B/op"}}}]
            """;

    @TempDir
    private Path folder;

    @Test
    void read_withProfiler_takesCpuTime() throws IOException {
        Results results = results(ROW.formatted("orca", "8"));

        assertThat(results.rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("CidrBenchmark.lookup");
            assertThat(row.nanos()).isEqualTo(8);
            assertThat(row.metric("alloc.rate.norm")).hasValue(0.001);
            assertThat(row.parameters()).containsEntry("engine", "orca");
        });
    }

    @Test
    void read_withoutProfiler_takesWallTimeInNanos() throws IOException {
        Results results = results(ROW.formatted("orca", "8").replace("cpu.worker", "other"));

        assertThat(results.rows()).singleElement().satisfies(row -> {
            assertThat(row.nanos()).isEqualTo(500);
            assertThat(row.error()).isNaN();
        });
    }

    @Test
    void read_sameBenchmarkTwice_keepsTheLast() throws IOException {
        Results results = results(ROW.formatted("orca", "8"), ROW.formatted("orca", "9"));

        assertThat(results.rows())
                .singleElement()
                .extracting(Results.Row::nanos)
                .isEqualTo(9.0);
    }

    @Test
    void bar_ratioOverAndUnderTheLimit_saysSo() throws IOException {
        Bar bar = bar("1,000 blocks: time against sortedRanges");

        assertThat(bar.row(results(ROW.formatted("orca", "8"), ROW.formatted("sortedRanges", "10"))))
                .contains("| 0.80x | PASS |");
        assertThat(bar.row(results(ROW.formatted("orca", "12"), ROW.formatted("sortedRanges", "10"))))
                .contains("| 1.20x | FAIL |");
        assertThat(bar.row(results(ROW.formatted("orca", "12")))).contains("not measured");
    }

    @Test
    void bar_textEightTimesAsLong_comparesTheExponent() throws IOException {
        String row = """
                [{"benchmark": "a.UrlBenchmark.parse", "params": {"chars": "%s", "shape": "PLAIN"},
                  "primaryMetric": {"score": %s, "scoreError": 0, "scoreUnit": "ns/op"}, "secondaryMetrics": {}}]
                """;
        Bar bar = bar("URL: exponent of growth with the length of the text, worst shape");

        assertThat(bar.row(results(row.formatted(1024, 10), row.formatted(8192, 80))))
                .contains("| 1 | PASS |");
        assertThat(bar.row(results(row.formatted(1024, 10), row.formatted(8192, 640))))
                .contains("| 2 | FAIL |");
    }

    private Results results(String... files) throws IOException {
        Results results = new Results();
        for (String text : files) {
            Path file = folder.resolve("results.json");
            Files.writeString(file, text);
            results.read(file);
        }
        return results;
    }

    private static Bar bar(String promise) {
        return Bars.all().stream()
                .filter(bar -> bar.promise().equals(promise))
                .findFirst()
                .orElseThrow();
    }
}
