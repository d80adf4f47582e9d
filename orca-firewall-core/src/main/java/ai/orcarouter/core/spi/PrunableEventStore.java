/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.List;

/**
 * An event store that lets the beginning of chains go, after a signed checkpoint holds where they go on (SEMANTICS
 * 5.4). What {@link EventStore} says holds here too.
 */
public interface PrunableEventStore extends EventStore {
    /**
     * Deletes, of each chain that is named, the rows up to and including the named one. Chains that are not named keep
     * theirs; rows that are gone already are no error. A chain without rows is no longer among the {@link #heads}; rows
     * may still be appended to it.
     *
     * @return how many rows were deleted
     */
    long prune(String workspace, List<WriterHead> through);
}
