/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.CidrSet;

/** Orca's set of blocks. */
final class OrcaCidr implements CidrPeer.OfBytes {
    private final CidrSet set;

    OrcaCidr(CidrWorkload workload) {
        set = CidrSet.of(workload.blocks().stream()
                .map(block -> CidrBlock.parse(block.text()).orElseThrow())
                .toList());
    }

    @Override
    public boolean contains(byte[] address) {
        return set.contains(address);
    }
}
