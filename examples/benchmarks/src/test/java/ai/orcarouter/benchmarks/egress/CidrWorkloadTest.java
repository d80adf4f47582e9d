/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrWorkloadTest {
    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void of_everyList_agreesWithTheLinearScan(int blocks) {
        CidrWorkload workload = CidrWorkload.of(blocks, 2000);
        LoopMask reference = new LoopMask(workload);

        for (String engine : new CidrBaselineFactory().names()) {
            CidrPeer.OfBytes list = (CidrPeer.OfBytes) CidrPeerFactory.find(engine, workload);
            assertThat(workload.addresses())
                    .allMatch(address -> list.contains(address) == reference.contains(address), engine);
        }
        assertThat(workload.addresses().stream().filter(reference::contains)).hasSizeGreaterThanOrEqualTo(1000);
    }
}
