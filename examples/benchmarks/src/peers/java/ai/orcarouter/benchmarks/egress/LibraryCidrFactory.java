/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.List;

/** Makes the lists of Guava, ipaddress and commons-net. */
public final class LibraryCidrFactory implements CidrPeerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public LibraryCidrFactory() {}

    @Override
    public List<String> names() {
        return List.of("guavaRangeSet", "ipaddressTrie", "commonsNet");
    }

    @Override
    public CidrPeer<?> create(String name, CidrWorkload workload) {
        return switch (name) {
            case "guavaRangeSet" -> new GuavaRanges(workload);
            case "ipaddressTrie" -> new IpAddressTries(workload);
            case "commonsNet" -> new CommonsNetLoop(workload);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
