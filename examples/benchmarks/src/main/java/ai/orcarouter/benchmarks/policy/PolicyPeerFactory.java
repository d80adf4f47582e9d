/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/** Makes the engines of one library; found through {@link java.util.ServiceLoader}. */
public interface PolicyPeerFactory {
    /** Names for the parameter {@code engine}. */
    List<String> names();

    /** The engine with that name, with the rules of the workload. */
    PolicyPeer<?> create(String name, PolicyWorkload workload);
}
