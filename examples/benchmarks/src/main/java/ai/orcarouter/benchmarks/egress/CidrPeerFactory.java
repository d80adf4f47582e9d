/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Makes the lists of one library; found through {@link ServiceLoader}. */
public interface CidrPeerFactory {
    /** Names for the parameter {@code engine}. */
    List<String> names();

    /** The list with that name, with the blocks of the workload. */
    CidrPeer<?> create(String name, CidrWorkload workload);

    /** The list with that name, of this module or of one that the profile {@code peers} adds. */
    static CidrPeer<?> find(String name, CidrWorkload workload) {
        List<String> known = new ArrayList<>();
        for (CidrPeerFactory factory : ServiceLoader.load(CidrPeerFactory.class)) {
            if (factory.names().contains(name)) {
                return factory.create(name, workload);
            }
            known.addAll(factory.names());
        }
        throw new IllegalArgumentException("no engine \"" + name + "\"; there are " + known);
    }
}
