/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import ai.orcarouter.core.net.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
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

/** One operation is one address literal read; 70 % are IPv4. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AddressParseBenchmark {
    private final String[] texts = CidrWorkload.of(10, 1000).addresses().stream()
            .map(CidrWorkload::text)
            .toArray(String[]::new);

    private int next;

    /** For JMH. */
    public AddressParseBenchmark() {}

    private String text() {
        int text = next;
        next = text + 1 == texts.length ? 0 : text + 1;
        return texts[text];
    }

    /** Orca's strict parser. */
    @Benchmark
    public Optional<IpAddress> orca() {
        return IpAddress.parse(text());
    }

    /** {@link InetAddress#getByName}; it also takes names, and would look them up. */
    @Benchmark
    @SuppressWarnings("AddressSelection") // literals only
    public byte[] jdk() throws UnknownHostException {
        return InetAddress.getByName(text()).getAddress();
    }
}
