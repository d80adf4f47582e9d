/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import com.google.common.net.InetAddresses;
import inet.ipaddr.IPAddressString;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The operation of {@link AddressParseBenchmark} by other libraries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AddressParsePeersBenchmark {
    private final String[] texts = CidrWorkload.of(10, 1000).addresses().stream()
            .map(CidrWorkload::text)
            .toArray(String[]::new);

    private int next;

    /** For JMH. */
    public AddressParsePeersBenchmark() {}

    private String text() {
        int text = next;
        next = text + 1 == texts.length ? 0 : text + 1;
        return texts[text];
    }

    /** Guava. */
    @Benchmark
    public byte[] guava() {
        return InetAddresses.forString(text()).getAddress();
    }

    /** The ipaddress library. */
    @Benchmark
    public byte[] ipaddress() {
        return new IPAddressString(text()).getAddress().getBytes();
    }
}
