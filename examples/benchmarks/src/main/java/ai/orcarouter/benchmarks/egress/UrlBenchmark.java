/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.UrlResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One operation is one URL read into its canonical form. Sizes double up to the longest URL that is taken. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class UrlBenchmark {
    @Param({"64", "1024", "2048", "4096", "8192"})
    private int chars;

    @Param
    private Shape shape;

    private String text;

    /** For JMH. */
    public UrlBenchmark() {}

    /** What the URL consists of beside its host. */
    public enum Shape {
        /** A path and a query as they should be. */
        PLAIN("/v1/items?id=12345&sort=asc"),
        /** Characters that have to be escaped. */
        TO_ESCAPE("/\u00e4 \"b\u00fc\""),
        /** Escapes and dot segments. */
        ESCAPED("/%2e%2E/%25%32%65"),
        /** Userinfo that is refused, with delimiters in it. */
        USERINFO("user:a:b@");

        private final String unit;

        Shape(String unit) {
            this.unit = unit;
        }

        String text(int chars) {
            String start = this == USERINFO ? "https://" : "https://api.example.com:8443";
            String end = this == USERINFO ? "@api.example.com/" : "";
            String middle = unit.repeat(chars / unit.length() + 1);
            return start + middle.substring(0, Math.max(0, chars - start.length() - end.length())) + end;
        }
    }

    /** Makes the URL. */
    @Setup
    public void setup() {
        text = shape.text(chars);
    }

    /** The URL, read. */
    @Benchmark
    public UrlResult parse() {
        return CanonicalUrl.parse(text);
    }
}
