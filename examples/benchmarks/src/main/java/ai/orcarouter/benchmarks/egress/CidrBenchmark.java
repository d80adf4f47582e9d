/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.List;
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

/** One operation is one look-up of an address in a list of blocks; the addresses are taken in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class CidrBenchmark {
    @Param({"orca", "sortedRanges", "loopMask"})
    private String engine;

    @Param({"10", "1000", "100000"})
    private int blocks;

    /** A thousand addresses stay in the caches and the branch predictor; 65536 do not. */
    @Param("1000")
    private int addresses;

    private Asked<?> asked;
    private int next;

    /** For JMH. */
    public CidrBenchmark() {}

    private static final class Asked<A> {
        private final CidrPeer<A> peer;
        private final A[] addresses;

        @SuppressWarnings("unchecked") // the array holds what the peer itself made
        Asked(CidrPeer<A> peer, List<byte[]> addresses) {
            this.peer = peer;
            this.addresses = (A[]) addresses.stream().map(peer::prepare).toArray();
        }

        static <A> Asked<A> of(CidrPeer<A> peer, List<byte[]> addresses) {
            return new Asked<>(peer, addresses);
        }

        boolean contains(int address) {
            return peer.contains(addresses[address]);
        }
    }

    /** Builds the list and compares its answers with those of a linear scan. */
    @Setup
    public void setup() {
        CidrWorkload workload = CidrWorkload.of(blocks, addresses);
        asked = Asked.of(CidrPeerFactory.find(engine, workload), workload.addresses());
        LoopMask reference = new LoopMask(workload);
        for (int i = 0; i < Math.min(addresses, 1000); i++) {
            byte[] address = workload.addresses().get(i);
            if (asked.contains(i) != reference.contains(address)) {
                throw new IllegalStateException(engine + " is wrong about " + CidrWorkload.text(address));
            }
        }
    }

    /** A look-up. */
    @Benchmark
    public boolean lookup() {
        int address = next;
        next = address + 1 == addresses ? 0 : address + 1;
        return asked.contains(address);
    }
}
