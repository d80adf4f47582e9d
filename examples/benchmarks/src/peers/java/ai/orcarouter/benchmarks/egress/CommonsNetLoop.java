/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.net.util.SubnetUtils;
import org.apache.commons.net.util.SubnetUtils6;

/** The way of commons-net's documentation: one object for each block, asked in turn. */
final class CommonsNetLoop implements CidrPeer.OfBytes {
    private final SubnetUtils.SubnetInfo[] four;
    private final SubnetUtils6.SubnetInfo[] six;

    CommonsNetLoop(CidrWorkload workload) {
        List<SubnetUtils.SubnetInfo> building4 = new ArrayList<>();
        List<SubnetUtils6.SubnetInfo> building6 = new ArrayList<>();
        for (CidrWorkload.Block block : workload.blocks()) {
            if (block.network().length == 4) {
                SubnetUtils subnet = new SubnetUtils(block.text());
                subnet.setInclusiveHostCount(true);
                building4.add(subnet.getInfo());
            } else {
                building6.add(new SubnetUtils6(block.text()).getInfo());
            }
        }
        four = building4.toArray(new SubnetUtils.SubnetInfo[0]);
        six = building6.toArray(new SubnetUtils6.SubnetInfo[0]);
    }

    @Override
    public boolean contains(byte[] address) {
        if (address.length == 4) {
            int value = Bits.v4(address);
            for (SubnetUtils.SubnetInfo info : four) {
                if (info.isInRange(value)) {
                    return true;
                }
            }
            return false;
        }
        for (SubnetUtils6.SubnetInfo info : six) {
            if (info.isInRange(address)) {
                return true;
            }
        }
        return false;
    }
}
